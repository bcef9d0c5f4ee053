import { isArrow, loadArrow } from './arrow-bytes.js';
import { dateFormats } from './formats.js';
import { loadMapping } from './mappings/load.js';
import type { SourceContent } from './options.js';

/** Loads the parts of the reader that only some feeds need, as far as this one does; to be awaited before it is read. */
export async function loadNeeds({ bytes, decode }: Pick<SourceContent, 'bytes' | 'decode'>): Promise<void> {
  if (decode.from !== null) await loadMapping(decode.from);
  if (decode.dates !== null) await dateFormats.load();
  if (bytes && (decode.type === 'arrow' || bytes.some(isArrow))) await loadArrow();
}
