import { FeedError } from '../metric.js';
import type { Rows } from './rows.js';

const fileMark = [0x41, 0x52, 0x52, 0x4f, 0x57, 0x31];
const streamMark = [0xff, 0xff, 0xff, 0xff];

/** Whether bytes begin as an Arrow file or an Arrow stream does. */
export function isArrow(bytes: Uint8Array): boolean {
  return [fileMark, streamMark].some((mark) => mark.every((byte, index) => bytes[index] === byte));
}

let read: ((bytes: Uint8Array) => Rows) | null = null;

/** Fetches the reader of Arrow, which few feeds need. */
export async function loadArrow(): Promise<void> {
  read = (await import('./arrow.js')).arrowRows;
}

/** The rows of Arrow IPC bytes, after `loadArrow`. Throws a `FeedError` of code `not_arrow`. */
export function arrowRows(bytes: Uint8Array): Rows {
  if (read === null) throw new FeedError('engine', { reason: 'arrow' });
  return read(bytes);
}
