/** Thrown where a value goes on beyond the bytes that are there: it is read again once more have come. */
export const more = new Error('More bytes are needed.');

/** Thrown where the bytes are not what they would have to be: the whole text has to say what they are. */
export const declined = new Error('The bytes are left to the reader of whole texts.');
