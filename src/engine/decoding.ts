import type { ByteContent } from '../feeds/byte-decoder.js';
import { decodeFeed, type DecodedFeed } from '../feeds/decode.js';
import { judge } from '../feeds/judging.js';
import { loadNeeds } from '../feeds/needs.js';
import { withParts } from '../feeds/part.js';
import { unpack } from '../feeds/unpack.js';
import type { RecordUse } from '../metric.js';
import type { Arrivals } from './arrivals.js';
import type { Content, SourceContent } from './contract.js';
import { inSlices, type Pace } from './slices.js';
import { abortable } from './transport/abort.js';

async function unpacked(content: SourceContent): Promise<SourceContent> {
  return content.bytes === null ? content : { ...content, bytes: await Promise.all(content.bytes.map(unpack)) };
}

type Slices = <Result>(steps: Generator<void, Result>) => Promise<Result>;

/** Decodes the only page of a feed while it arrives; null where that cannot be done and it has to be read as a whole. */
async function whileArriving(
  arrivals: Arrivals,
  content: ByteContent,
  use: RecordUse,
  slices: Slices,
  onRows: (rows: number) => void,
): Promise<DecodedFeed | null> {
  const { byteDecoder } = await import('../feeds/byte-decoder.js');
  let decoder = null;
  for await (const event of arrivals) {
    if (event.kind === 'again') decoder = null;
    if (event.kind === 'page' && decoder) return null;
    if (event.kind === 'page') {
      const { contentType, size = null } = event;
      decoder = byteDecoder({ ...content, contentType, size }, use);
    }
    if (event.kind === 'bytes' && decoder) {
      if (!(await slices(decoder.pushInSteps(event.bytes)))) return null;
      onRows(decoder.received);
    }
  }
  return decoder ? slices(decoder.finish()) : null;
}

/** Decodes a feed that is all there. */
async function decodeWhole(
  content: SourceContent,
  use: RecordUse,
  slices: Slices,
  onRows: (rows: number) => void,
): Promise<DecodedFeed> {
  const whole = await unpacked(content);
  await loadNeeds(whole);
  return withParts(() => slices(decodeFeed(whole, use, onRows)));
}

async function decodeArrivals(
  arrivals: Arrivals,
  content: SourceContent,
  use: RecordUse,
  slices: Slices,
  onRows: (rows: number) => void,
): Promise<DecodedFeed> {
  await Promise.all([loadNeeds(content), judge.load()]);
  const decoded = await whileArriving(arrivals, content, use, slices, onRows);
  return decoded ?? decodeWhole({ ...content, ...(await arrivals.whole()) }, use, slices, onRows);
}

/**
 * Decodes one source in slices, while it arrives where it still is on its way; rejects with `cancelled` after an abort
 * and with what `decodeFeed` throws. `onRows` hears again and again how many rows are read.
 */
export async function decodeContent(
  { arrivals, ...content }: Content,
  use: RecordUse,
  signal: AbortSignal | undefined,
  pace: Pace,
  onRows: (rows: number) => void = () => undefined,
): Promise<DecodedFeed> {
  const slices: Slices = (steps) => inSlices(steps, signal, pace);
  if (!arrivals) return decodeWhole(content, use, slices, onRows);
  const decoded = decodeArrivals(arrivals, content, use, slices, onRows);
  return signal ? abortable(decoded, signal) : decoded;
}
