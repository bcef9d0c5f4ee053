/** An object with what `make` makes of each of some names. */
export function byNames<Name extends string, Value>(
  names: readonly Name[],
  make: (name: Name) => Value,
): Readonly<Record<Name, Value>> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the platform types keys of entries as any texts; these are all of the names
  return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<Name, Value>;
}
