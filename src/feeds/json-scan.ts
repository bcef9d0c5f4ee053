const quote = 0x22;
const backslash = 0x5c;
const pauseEvery = 1_000_000;

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0;
  while (text.charCodeAt(at - 1 - backslashes) === backslash) backslashes += 1;
  return backslashes % 2 === 1;
}

/** The place after the closing quote of the JSON string that opens at `from`; beyond the end where it never closes. */
export function afterString(text: string, from: number): number {
  let end = text.indexOf('"', from + 1);
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end === -1 ? text.length + 1 : end + 1;
}

/** How a character changes the depth of nesting: 1 opens an object or list, −1 closes one, 0 is anything else. */
export function depthStep(code: number): -1 | 0 | 1 {
  if (code === 0x7b || code === 0x5b) return 1;
  return code === 0x7d || code === 0x5d ? -1 : 0;
}

/** How deep a JSON text is nested, and whether it ends inside a string, object or list. */
export interface Nesting {
  readonly deepest: number;
  readonly open: boolean;
}

/** Measures the nesting of a JSON text without recursion; pauses now and then. */
export function* nesting(text: string): Generator<void, Nesting> {
  let depth = 0;
  let deepest = 0;
  let pause = pauseEvery;
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    depth += depthStep(code);
    if (depth > deepest) deepest = depth;
    at = code === quote ? afterString(text, at) : at + 1;
    if (at < pause) continue;
    pause = at + pauseEvery;
    yield;
  }
  return { deepest, open: depth > 0 || at > text.length };
}

/** Whether a text is JSON, however deep. */
export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
