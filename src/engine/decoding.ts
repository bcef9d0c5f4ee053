import { decodeFeed, unpack, type DecodedFeed } from '../feeds/index.js';
import type { RecordUse } from '../metric.js';
import type { Content, SourceContent } from './contract.js';
import { inSlices, type Pace } from './slices.js';
import { abortable } from './transport/abort.js';

async function unpacked(content: SourceContent): Promise<SourceContent> {
  return content.bytes === null ? content : { ...content, bytes: await Promise.all(content.bytes.map(unpack)) };
}

/** The source with all its bytes. */
async function whole({ arrivals, ...content }: Content, signal: AbortSignal | undefined): Promise<SourceContent> {
  if (!arrivals) return content;
  const pages = signal ? abortable(arrivals.whole(), signal) : arrivals.whole();
  return { ...content, ...(await pages) };
}

/** Decodes one source in slices; rejects with `cancelled` after an abort and with what `decodeFeed` throws. */
export async function decodeContent(
  content: Content,
  use: RecordUse,
  signal: AbortSignal | undefined,
  pace: Pace,
): Promise<DecodedFeed> {
  return inSlices(decodeFeed(await unpacked(await whole(content, signal)), use), signal, pace);
}
