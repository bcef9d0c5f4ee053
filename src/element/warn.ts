const said = new Set<string>();

/** Writes `message` to the console, once a page however many elements have reason to. */
export function warnOnce(message: string): void {
  if (said.has(message)) return;
  said.add(message);
  console.warn(message);
}
