/* What stands at a place of a record; numbers one by one, as in `ascii.ts`. */

export const absent = 0;
/** `null`. */
export const nothing = 1;
export const no = 2;
export const yes = 3;
export const number = 4;
export const instant = 5;
export const text = 6;
/** A text with escapes. */
export const escapedText = 7;
/** An object or a list. */
export const nested = 8;
