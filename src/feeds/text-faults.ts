import { FeedError } from '../metric.js';
import { deepest } from './json.js';
import { nesting } from './json-scan.js';

const chunk = 65_536;

function decodes(decoder: TextDecoder, bytes: Uint8Array, last: boolean): boolean {
  try {
    decoder.decode(bytes, { stream: !last });
    return true;
  } catch {
    return false;
  }
}

function firstBad(bytes: Uint8Array, from: number, step: number): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let offset = from;
  while (
    offset < bytes.length &&
    decodes(decoder, bytes.subarray(offset, offset + step), offset + step >= bytes.length)
  ) {
    offset += step;
  }
  return offset;
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}

/** The place at or behind another at which a character begins. */
function afterCharacter(bytes: Uint8Array, at: number): number {
  let start = Math.max(0, at);
  while (isContinuation(bytes[start])) start += 1;
  return start;
}

/** Where bytes stop being UTF-8, which is not before `from`: found chunk by chunk, then byte by byte from the character before. */
export function badOffset(bytes: Uint8Array, from: number): number {
  let start = firstBad(bytes, afterCharacter(bytes, from - 4), chunk);
  start = afterCharacter(bytes, start - 4);
  return firstBad(bytes, start, 1);
}

/** Where the browser says that a text stops being JSON; null where it does not say. */
function positionIn(text: string): number | null {
  try {
    JSON.parse(text);
  } catch (error) {
    const position = error instanceof Error ? /position (\d+)/.exec(error.message)?.[1] : undefined;
    if (position !== undefined) return Number(position);
  }
  return null;
}

/**
 * What is wrong with a text that is no JSON: `depth`, `truncated` where it ends before its JSON does, else `not_json` with the
 * position where the browser tells it. In steps.
 */
export function* jsonFault(text: string): Generator<void, FeedError> {
  const found = yield* nesting(text);
  if (found.deepest > deepest) return new FeedError('depth', { limit: deepest });
  return found.open ? new FeedError('truncated') : new FeedError('not_json', { position: positionIn(text) });
}
