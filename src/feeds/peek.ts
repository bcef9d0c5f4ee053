import { afterString, depthStep } from './json-scan.js';
import { isRecord } from './own.js';

/** How far into a feed its meta is looked for, in bytes; nearly always it stands within the first of them. */
const heads = [8192, 1_048_576];

const scalarEnd = /[\s,}\]]/g;

function afterBlanks(text: string, from: number): number {
  let at = from;
  while (' \n\r\t'.includes(text[at] ?? '.')) at += 1;
  return at;
}

/** The place after the object or list that opens at `from`; beyond the end where it does not close in time. */
function afterNested(text: string, from: number): number {
  let depth = 0;
  let at = from;
  while (at < text.length) {
    depth += depthStep(text.charCodeAt(at));
    at = text[at] === '"' ? afterString(text, at) : at + 1;
    if (depth === 0) return at;
  }
  return text.length + 1;
}

function afterValue(text: string, from: number): number {
  if (text[from] === '"') return afterString(text, from);
  if (text[from] === '{' || text[from] === '[') return afterNested(text, from);
  scalarEnd.lastIndex = from;
  return scalarEnd.exec(text)?.index ?? text.length + 1;
}

function metaSlice(text: string): string | null {
  let at = afterBlanks(text, 0);
  if (text[at] !== '{') return null;
  while (text[at] === '{' || text[at] === ',') {
    const key = afterBlanks(text, at + 1);
    const afterKey = afterString(text, key);
    const from = afterBlanks(text, afterBlanks(text, afterKey) + 1);
    const end = afterValue(text, from);
    if (text[key] !== '"' || end > text.length) return null;
    if (text.slice(key, afterKey) === '"meta"') return text.slice(from, end);
    at = afterBlanks(text, end);
  }
  return null;
}

function parsed(slice: string): Readonly<Record<string, unknown>> | null {
  try {
    const meta: unknown = JSON.parse(slice);
    return isRecord(meta) ? meta : null;
  } catch {
    return null;
  }
}

/**
 * The `meta` object of a JSON envelope or of an NDJSON feed's first line, when it stands before the rows and within the
 * first megabyte of the unpacked bytes; else null. Only the head is read.
 */
export function peekMeta(bytes: Uint8Array): Readonly<Record<string, unknown>> | null {
  for (const head of heads) {
    const text = new TextDecoder().decode(bytes.subarray(0, head), { stream: true });
    const slice = metaSlice(text);
    if (slice !== null) return parsed(slice);
    if (bytes.length <= head) break;
  }
  return null;
}
