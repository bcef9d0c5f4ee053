/* How texts stand in their bytes; numbers one by one, as in `ascii.ts`. */

/** Stands behind each text; no byte of UTF-8 is this one. */
export const end = 0xff;

/** Stands before a text that UTF-8 cannot say, kept as its JSON. */
export const odd = 0xfe;

/** Bytes of the first block, which grows. */
export const firstBytes = 512;

/** Bytes of each further block, a power of 2: a place over all blocks tells its block, and the place in it. */
export const blockBits = 20;
export const blockBytes = 0x100000;
export const inBlock = 0xfffff;

/** So many blocks have places that are whole numbers of 32 bits. */
export const mostBlocks = 0x800;

/** Texts that are found again: so few that looking for them stays in the fastest memory. Each of them has its place at hand. */
export const indexedTexts = 4096;

/** One in so many of the others has, a power of 2: to have one for each would take half as much room as the texts. */
export const markBits = 4;
export const markedTexts = 16;
