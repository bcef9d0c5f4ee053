/*
 * Bytes that mean something in JSON and in instants. They stand in a file of their own, one by one: so whoever bundles puts the
 * numbers in the place of their names, and what reads byte for byte looks none of them up.
 */

export const tab = 0x09;
export const lineFeed = 0x0a;
export const carriageReturn = 0x0d;
export const space = 0x20;
export const quote = 0x22;
export const plus = 0x2b;
export const comma = 0x2c;
/** As a sign and between the parts of a date. */
export const minus = 0x2d;
export const point = 0x2e;
export const zero = 0x30;
export const nine = 0x39;
export const colon = 0x3a;
export const largeE = 0x45;
export const largeZ = 0x5a;
export const openList = 0x5b;
export const backslash = 0x5c;
export const closeList = 0x5d;
export const smallE = 0x65;
export const smallF = 0x66;
export const smallT = 0x74;
export const smallU = 0x75;
export const openObject = 0x7b;
export const closeObject = 0x7d;
