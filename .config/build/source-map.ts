/** Digits of numbers in source maps: six bits each, the sixth says that more follow, the first bit of all is the sign. */
const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

const mappings = /(?<="mappings":")[^"]*/;

/** The number that the digits of a source map stand for. */
export function fromDigits(text: string): number {
  const all = Array.from(text).reduce((sum, digit, i) => sum + (digits.indexOf(digit) & 31) * 32 ** i, 0);
  return (all & 1 ? -1 : 1) * (all >> 1);
}

/** The digits of a number of columns in a source map, which is none or more. */
export function toDigits(column: number): string {
  let [text, rest] = ['', column * 2];
  for (; rest > 31; rest >>= 5) text += digits[(rest & 31) | 32];
  return text + digits[rest];
}

/** The source map of a file in which all that stands after its imports, which have no mappings, begins by so much later. */
export function movedBy(columns: number, map: string): string {
  return map.replace(mappings, (all) =>
    all.replace(/^(;*(?:A,)?)([g-z0-9+/]*[A-Za-f])/, (_, start: string, column: string) => {
      return start + toDigits(fromDigits(column) + columns);
    }),
  );
}
