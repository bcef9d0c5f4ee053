type Parts = Readonly<Record<string, unknown>>;

function isParted(value: unknown): value is Parts {
  return typeof value === 'object' && value !== null;
}

/** The names of what there is: what is undefined is not in JSON. */
function namesOf(parts: Parts): readonly string[] {
  return Object.keys(parts).filter((name) => parts[name] !== undefined);
}

/** Whether two values are the same in JSON, but for the order of names; answered at the first difference. */
export function isEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (!isParted(a) || !isParted(b) || Array.isArray(a) !== Array.isArray(b)) return false;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, i) => isEqual(item, b[i]));
  const names = namesOf(a);
  return names.length === namesOf(b).length && names.every((name) => isEqual(a[name], b[name]));
}
