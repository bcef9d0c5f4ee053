/** A name under which two feeds want to stand. */
export function feedNameTaken(tag: string, name: string): string {
  return (
    `<${tag}>: another feed is already called name="${name}", so this one is not used. ` +
    `This is usually a copied line whose name was left as it was. ` +
    `Give each feed of a dashboard or group a name of its own. ` +
    `Renaming or removing one of them silences this.`
  );
}

/** A feed that an element names and that is not there; `there` is null where it stands in no dashboard or group. */
export function feedNotThere(tag: string, name: string, there: readonly string[] | null): string {
  const named = there === null || there.length === 0 ? 'there is none' : `there are: ${there.join(', ')}`;
  return (
    `<${tag}>: there is no feed called "${name}" ${there === null ? 'here' : 'on its dashboard or in its group'}; ${named}. ` +
    `This is usually a slip of the pen, or an element outside the dashboard without its group. ` +
    `Name a feed that is there, add <support-feed name="${name}" src="…">, or give both the same group. ` +
    `Naming no feed silences this.`
  );
}

/** A description of a dashboard that cannot be used; each fault says where, what was seen, and what would have been right. */
export function configRefused(
  tag: string,
  faults: readonly {
    readonly path: string;
    readonly code: string;
    readonly seen: string;
    readonly expected: string | null;
  }[],
): string {
  const told = faults.map(({ path, code, seen, expected }) => {
    const place = path === '' ? 'the file' : path;
    const what =
      code === 'missing'
        ? 'is missing'
        : code === 'unknown'
          ? 'is not known here'
          : `cannot be ${JSON.stringify(seen)}`;
    return `${place}: ${what}${expected === null ? '' : ` (${code === 'unknown' ? 'perhaps' : 'expected'} ${expected})`}`;
  });
  return (
    `<${tag}>: its config is not used. ${told.join('; ')}. ` +
    `This is usually a slip of the pen, or a name of another version. ` +
    `Correct the file; what it may hold is the type DashboardConfig. ` +
    `Once it is right, or without config, this message goes.`
  );
}
