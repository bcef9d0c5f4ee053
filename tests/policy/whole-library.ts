/*
 * Runs feeds, engines and metrics from bytes to measures, in a process where code cannot be made from strings; prints
 * one JSON line. With `--seed` it makes code from a string after all.
 */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { table } from 'arquero';
import { defaultRows } from '../../src/engine/contract.js';
import { createEngine as createRollups } from '../../src/engine/rollups.js';
import { createEngine as createRows } from '../../src/engine/rows.js';
import { defaultDecode, type SourceContent } from '../../src/feeds/index.js';
import { defaultQuestion, type Question } from '../../src/metric.js';

const signal = new AbortController().signal;
const scores = [10, 9, 8, 3];
const regions = ['EMEA', 'APAC', 'EMEA', 'EMEA'];
const times = ['2026-01-05', '2026-01-20', '2026-02-03', '2026-02-14'].map((day) => `${day}T10:00:00Z`);
const rows = scores.map((score, row) => ({ score, region: regions[row], responded_at: times[row] }));
const columns = { score: scores, region: regions, responded_at: times };
const csv = ['score,region,responded_at', ...rows.map((row) => Object.values(row).join(','))].join('\n');
const rollup = {
  meta: { kind: 'rollup', metric: 'nps', dims: ['region'], keys: ['score'], tz: 'UTC', as_of: '2026-03-01T00:00:00Z' },
  rows: rows.map(({ score, region, responded_at: at }) => ({
    period: at?.slice(0, 7),
    region,
    score,

    n: 1,
  })),
};

function content(body: string | Uint8Array, contentType: string): SourceContent {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  return { bytes: [bytes], data: null, contentType, decode: { ...defaultDecode, columns: ['region'] } };
}

const feeds: Readonly<Record<string, SourceContent>> = {
  demo: content(new Uint8Array(readFileSync('demo/data/survey.json')), 'application/json'),
  json: content(JSON.stringify(rows), 'application/json'),
  columns: content(JSON.stringify({ meta: {}, columns }), 'application/json'),
  ndjson: content(rows.map((row) => JSON.stringify(row)).join('\n'), 'application/x-ndjson'),
  csv: content(csv, 'text/csv'),
  gzip: content(new Uint8Array(gzipSync(csv)), 'text/csv'),
  arrow: content(table(columns).toArrowIPC() ?? new Uint8Array(), 'application/vnd.apache.arrow.file'),
  values: { ...content('', 'application/json'), bytes: null, data: rows },
};

const question: Question = { ...defaultQuestion, by: ['region'], minGroup: 1, target: { value: 40 } };

async function throughRows(main: SourceContent) {
  const engine = createRows();
  const handle = await engine.open('nps', { main }, signal);
  const { value, n } = await engine.measure(handle, 'nps', question, signal);
  const page = await engine.rows(
    handle,
    'nps',
    { ...defaultRows, question, columns: ['score', 'region'], limit: 2 },
    signal,
  );
  const facets = await engine.facets(handle, 'nps', 'region', question, signal);
  engine.close(handle);
  return { value, n, rows: page.rows.length, facets: facets.length > 0 };
}

async function throughSums() {
  const engine = createRollups();
  const handle = await engine.open('nps', { main: content(JSON.stringify(rollup), 'application/json') }, signal);
  const { value, n } = await engine.measure(handle, 'nps', question, signal);
  return { value, n };
}

if (process.argv.includes('--seed')) Reflect.construct(Function, ['return 1']);
const answers: Record<string, unknown> = {};
for (const [name, main] of Object.entries(feeds)) answers[name] = await throughRows(main);
answers['rollup'] = await throughSums();
console.log(JSON.stringify(answers));
