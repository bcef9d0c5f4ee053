import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { run } from '../../src/cli/run.js';
import type { Fact, Measure } from '../../src/metric.js';
import { forumCases } from './forum.js';

const folder = fileURLToPath(new URL('../../../shared/data/', import.meta.url));
const skip = existsSync(folder) ? false : 'the real data are not beside the checkout';

async function measure(metric: string, ...argv: string[]): Promise<Measure> {
  let printed = '';
  const output = { out: (text: string) => void (printed += text), err: (text: string) => assert.fail(text) };
  assert.equal(await run(['measure', metric, ...argv], output), 0);
  return JSON.parse(printed);
}

function four(value: number | null | undefined): string | undefined {
  return value?.toFixed(4);
}

function three(measured: Measure): (readonly [string | null, string | undefined])[] {
  return measured.segments.map(({ key, value }) => [key, value?.toFixed(3)] as const);
}

function factOf({ facts = [] }: Measure, code: string): Fact | undefined {
  return facts.find((fact) => fact.code === code);
}

// 141,712 rows, one an update of an incident; opening to `resolved_at`, times without a zone read as UTC.
describe('the ServiceNow incidents', { skip }, () => {
  const incidents = [
    `${folder}uci_incident_event_log.csv.gz`,
    '--fields',
    JSON.stringify({
      case_id: 'number',
      created_at: 'opened_at',
      updated_at: 'sys_updated_at',
      last_solved_at: 'resolved_at',
      closed_at: 'closed_at',
    }),
    '--dates',
    '%d/%m/%Y %H:%M',
    '--time-zone',
    'UTC',
    '--missing',
    '["?"]',
  ];

  test('took 22.1 h at the median where only the 23,362 solved ones count, 51.674 % of them up to a day', async () => {
    const options = ['--cases', 'completed', '--target-hours', '24', '--by', 'priority'];
    const measured = await measure('resolution-time', ...incidents, ...options);
    assert.equal(measured.n, 23_362);
    assert.equal(four(measured.value), '22.1000');
    assert.equal(factOf(measured, 'within_target')?.value?.toFixed(3), '51.674');
    assert.deepEqual(three(measured), [
      ['1 - Critical', '80.242'],
      ['2 - High', '38.233'],
      ['3 - Moderate', '21.550'],
      ['4 - Low', '5.017'],
    ]);
    assert.ok(measured.notes.some(({ code }) => code === 'completed_only'));
  });

  test('took 25.7833 h with the 1,556 that were closed without a solve censored at their close', async () => {
    const measured = await measure('resolution-time', ...incidents, '--by', 'priority');
    assert.deepEqual([measured.rows.received, measured.rows.used, measured.n], [141_712, 24_918, 24_918]);
    assert.equal(four(measured.value), '25.7833');
    assert.deepEqual(three(measured), [
      ['1 - Critical', '80.242'],
      ['2 - High', '38.233'],
      ['3 - Moderate', '25.367'],
      ['4 - Low', '25.967'],
    ]);
    assert.equal(measured.notes.find(({ code }) => code === 'open_cases')?.['count'], 1556);
    assert.equal(measured.rows.issues.find(({ code }) => code === 'duplicate_id')?.count, 116_794);
  });

  test('took 94.0333 h as it stood on 1 April 2016 UTC, when 1,825 of 9,202 were open', async () => {
    const measured = await measure('resolution-time', ...incidents, '--as-of', '2016-04-01');
    assert.equal(four(measured.value), '94.0333');
    assert.equal(measured.n, 9202);
    assert.equal(factOf(measured, 'open')?.value, 1825);
  });
});

// Questions with their first answer by someone else, joined here into the kit's own records.
describe('the Thunderbird forum of 2024', { skip }, () => {
  let feed = '';
  before(() => {
    feed = join(mkdtempSync(join(tmpdir(), 'support-metrics-')), 'cases.json');
    const [questions, answers] = ['questions', 'answers'].map((part) =>
      unpacked(`thunderbird_support_2024_${part}.csv.gz`),
    );
    writeFileSync(feed, JSON.stringify(forumCases(questions ?? '', answers ?? '')));
  });
  after(() => rmSync(dirname(feed), { recursive: true }));
  const asOf = ['--as-of', '2025-01-01T00:00:00Z'];

  test('answered 10,846 questions, half of them within 3.3960 h', async () => {
    const measured = await measure('response-time', feed, ...asOf, '--cases', 'completed');
    assert.equal(measured.n, 10_846);
    assert.equal(four(measured.value), '3.3960');
  });

  test('lets half of all 15,221 questions wait 9.9186 h, those without an answer counted as long as they wait', async () => {
    const measured = await measure('response-time', feed, ...asOf);
    assert.equal(measured.n, 15_221);
    assert.equal(four(measured.value), '9.9186');
    assert.equal(factOf(measured, 'open')?.value, 15_221 - 10_846);
    assert.equal(measured.rows.issues.find(({ code }) => code === 'excluded')?.count, 26);
  });
});

function unpacked(name: string): string {
  return gunzipSync(readFileSync(folder + name)).toString('utf8');
}
