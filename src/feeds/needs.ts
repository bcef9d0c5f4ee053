import { isArrow, loadArrow } from './arrow-bytes.js';
import { dateFormats } from './formats.js';
import { loadMapping } from './mappings/load.js';
import type { SourceContent } from './options.js';
import { isPlainJson, otherPages } from './pages.js';

/** Loads the parts of the reader that only some feeds need, as far as this one does; to be awaited before it is read. */
export async function loadNeeds(content: Omit<SourceContent, 'data'>): Promise<void> {
  const { bytes, contentType, decode } = content;
  if (decode.from !== null) await loadMapping(decode.from);
  if (decode.dates !== null) await dateFormats.load();
  if (bytes && (decode.type === 'arrow' || bytes.some(isArrow))) await loadArrow();
  if (bytes && !bytes.every((page) => isPlainJson(page, contentType, decode.type))) await otherPages.load();
}
