const byteOrderMark = [0xef, 0xbb, 0xbf];

/** Whether a byte is a blank of JSON. */
export function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/** The place of the first byte that is neither a blank of JSON nor of a byte order mark at the start. */
export function firstOf(bytes: Uint8Array): number {
  const marked = byteOrderMark.every((byte, at) => bytes[at] === byte);
  let at = marked ? byteOrderMark.length : 0;
  while (isBlank(bytes[at])) at += 1;
  return at;
}
