const decimal = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/**
 * Reads a decimal number exactly as written by machines: an optional minus, digits, an optional fraction after a point
 * and an optional exponent, with blanks around it allowed. `10.0` is 10; `9,5`, `+9`, `.5`, `0x10`, `1 000` and anything
 * too large for a number are null.
 */
export function readDecimal(text: string): number | null {
  const trimmed = text.trim();
  if (!decimal.test(trimmed)) return null;
  const value = Number(trimmed);
  return Number.isFinite(value) ? value : null;
}
