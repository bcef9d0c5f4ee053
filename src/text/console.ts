/**
 * What the kit writes to the console, for the people who build the page. English only: consoles are read by developers
 * and searched for. Each has four beats: what was seen, what it usually means, what to do, how to silence it.
 */

/** A value of an attribute that is none of its kind. */
export function refusedValue(tag: string, refused: { attribute: string; seen: string; expected: string }): string {
  const { attribute, seen, expected } = refused;
  return (
    `<${tag}>: ${attribute}="${seen}" is not usable, so its default is used. ` +
    `This is usually a slip of the pen or a value meant for another attribute. ` +
    `Write one of, or something like: ${expected}. Removing the attribute silences this.`
  );
}

/** A tag that is taken by another copy of the kit, or by something else (`version` null). */
export function tagTaken(tag: string, first: string | null, second: string): string {
  const owner = first === null ? 'something other than this kit' : `version ${first} of this kit`;
  return (
    `<${tag}> is already defined by ${owner}; version ${second} leaves it as it is. ` +
    `Usually the page loads the kit twice, by a script tag and by a bundle. ` +
    `Load it once, or give the second copy tags of its own: define({prefix: 'mine'}). ` +
    `With one copy left this message goes.`
  );
}

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

/** A large feed is read on the page since no worker started. */
export function workerNotStarted(reason: string): string {
  return (
    `support-metrics reads a large feed on the page: its worker did not start (${reason}). ` +
    `Usually the page's policy allows no worker from where the kit lies. ` +
    `Allow it by worker-src, blob: too where the kit comes from another origin, and the Trusted Types policy support-metrics. ` +
    `Figures are the same; with a worker, or with feeds under four megabytes, this message goes.`
  );
}

/** A worker has ended, and the feeds that it had are read anew. */
export function workerLost(): string {
  return (
    `support-metrics reads a large feed once more: the worker that had it has ended. ` +
    `Usually the browser ran out of memory, or something on the page ended it. ` +
    `Name fewer further columns, or send sums of the feed (meta.kind "rollup"); a worker that ends twice is done without. ` +
    `Figures are the same; as long as no worker ends, this message stays away.`
  );
}

/** The kit could not start on this page. */
export function notStarted(reason: string): string {
  return (
    `support-metrics did not start: ${reason.replace(/\.+$/, '')}. ` +
    `Usually the page's Trusted Types list lacks lit-html, or a second copy of Lit is refused by it. ` +
    `Allow the policies lit-html and support-metrics, or load one copy only. ` +
    `Until then the content between the tags is shown; remove the script tag to silence this.`
  );
}
