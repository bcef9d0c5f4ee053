/**
 * node --expose-gc --import tsx tests/bench/decode.ts: what it costs to make columns of a feed's bytes. Prints, per feed, the medians of the reader
 * of bytes and of the reader of whole texts as ratios to `JSON.parse` of the same bytes alone, alternating in one run, and
 * what each leaves on the heap; `first` is the first time, when nothing is compiled. Asserts nothing. `RUNS=9` measures nine
 * times, `ROWS=100000` one size only, an argument one kind of feed.
 */
import { byteDecoder } from '../../src/feeds/byte-decoder.js';
import { decodeFeed, defaultDecode } from '../../src/feeds/index.js';
import '../feeds/every-reader.js';
import { finish, type RecordUse } from '../../src/metric.js';
import { randomOf } from '../../src/stats/random.js';

const [from, days, day] = [Date.UTC(2022, 0, 1), 3 * 365, 86_400_000];
const regions = ['EMEA', 'AMER', 'APAC', 'ANZ'];
const priorities = ['low', 'normal', 'high', 'urgent'];

/** One row, and what is needed of it. */
interface Kind {
  readonly row: (random: () => number, row: number) => string;
  readonly use: RecordUse;
}

function moment(random: () => number): number {
  return from + Math.floor(random() * days * day);
}

function oneOf(random: () => number, texts: readonly string[]): string {
  return texts[Math.floor(random() * texts.length)] ?? '';
}

const kinds: Readonly<Record<string, Kind>> = {
  nps: {
    row: (random, row) =>
      JSON.stringify({
        response_id: `r${row}`,
        score: Math.floor(random() * 11),
        responded_at: new Date(moment(random)).toISOString(),
        account_id: `a${Math.floor(random() * 20_000)}`,
        region: oneOf(random, regions),
      }),
    use: {
      record: 'survey-response',
      needs: ['score'],
      uses: ['responded_at', 'account_id', 'weight', 'excluded'],
      time: 'responded_at',
    },
  },
  case: {
    row: (random, row) => {
      const created = moment(random);
      return JSON.stringify({
        case_id: `c${row}`,
        created_at: new Date(created).toISOString(),
        first_public_reply_at: new Date(created + random() * day).toISOString(),
        last_solved_at: random() < 0.1 ? null : new Date(created + random() * 9 * day).toISOString(),
        status: 'solved',
        priority: oneOf(random, priorities),
        region: oneOf(random, regions),
        reopens: Math.floor(random() * 3),
      });
    },
    use: {
      record: 'case',
      needs: ['created_at'],
      uses: ['last_solved_at', 'status', 'excluded'],
      time: 'created_at',
      identity: 'case_id',
    },
  },
};

function feedOf({ row }: Kind, rows: number): Uint8Array {
  const random = randomOf(1);
  const list = Array.from({ length: rows }, (_, each) => row(random, each));
  const meta = '{"as_of":"2026-01-06T00:00:00Z","tz":"Europe/Paris","dims":["region","priority"]}';
  return new TextEncoder().encode(`{"meta":${meta},"rows":[\n${list.join(',\n')}\n]}\n`);
}

function decodeBytes(bytes: Uint8Array, use: RecordUse): unknown {
  const decoder = byteDecoder({ contentType: null, decode: defaultDecode }, use);
  for (let at = 0; at < bytes.length; at += 65_536) decoder.push(bytes.subarray(at, at + 65_536));
  const feed = finish(decoder.finish());
  if (feed === null) throw new Error('The feed was declined.');
  return feed;
}

function decodeText(bytes: Uint8Array, use: RecordUse): unknown {
  return finish(decodeFeed({ bytes: [bytes], data: null, contentType: null, decode: defaultDecode }, use));
}

const contenders: Readonly<Record<string, (bytes: Uint8Array, use: RecordUse) => unknown>> = {
  parse: (bytes) => JSON.parse(new TextDecoder().decode(bytes)),
  bytes: decodeBytes,
  text: decodeText,
};

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

/** Milliseconds of the processor's time so far, which does not grow with what else the machine does. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Milliseconds that a call takes, and megabytes that its result keeps. */
function cost(work: () => unknown): readonly [number, number] {
  globalThis.gc?.();
  const before = process.memoryUsage();
  const started = processorTime();
  const result = work();
  const took = processorTime() - started;
  globalThis.gc?.();
  const after = process.memoryUsage();
  const kept = after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers;
  return result === undefined ? [0, 0] : [took, kept / 1e6];
}

function measure(name: string, kind: Kind, rows: number, runs: number) {
  const bytes = feedOf(kind, rows);
  const costs = new Map(Object.keys(contenders).map((each) => [each, [] as (readonly [number, number])[]]));
  for (let run = 0; run < runs; run += 1) {
    for (const [each, work] of Object.entries(contenders)) costs.get(each)?.push(cost(() => work(bytes, kind.use)));
  }
  const of = (each: string, part: 0 | 1) => median((costs.get(each) ?? []).map((pair) => pair[part]));
  const first = (each: string) => (costs.get(each)?.[0]?.[0] ?? NaN) / (costs.get('parse')?.[0]?.[0] ?? NaN);
  return {
    feed: name,
    rows,
    MB: Math.round(bytes.length / 1e5) / 10,
    'parse, ms': Math.round(of('parse', 0)),
    'bytes ×': (of('bytes', 0) / of('parse', 0)).toFixed(2),
    'text ×': (of('text', 0) / of('parse', 0)).toFixed(2),
    'bytes × first': first('bytes').toFixed(2),
    'text × first': first('text').toFixed(2),
    'kept MB: parse': Math.round(of('parse', 1)),
    bytes: Math.round(of('bytes', 1)),
    text: Math.round(of('text', 1)),
  };
}

const sizes = process.env['ROWS'] ? [Number(process.env['ROWS'])] : [10_000, 100_000, 1_000_000];
const runs = Number(process.env['RUNS'] ?? 5);
const only = process.argv[2];
const table = [];
for (const [name, kind] of Object.entries(kinds)) {
  for (const rows of sizes) if (only === undefined || only === name) table.push(measure(name, kind, rows, runs));
}
console.table(table);
