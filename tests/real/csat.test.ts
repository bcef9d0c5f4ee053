import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, test } from 'node:test';
import { run } from '../../src/cli/run.js';
import type { Measure } from '../../src/metric.js';

const folder = fileURLToPath(new URL('../../../shared/data/', import.meta.url));
const skip = existsSync(folder) ? false : 'the real data are not beside the checkout';

const sfo2017 = `${folder}sfo_2017_customer_survey.csv`;
const sfo2018 = `${folder}sfo_2018_customer_survey.csv`;

async function command(...argv: string[]) {
  const printed = { out: '', err: '' };
  const output = {
    out: (text: string) => void (printed.out += text),
    err: (text: string) => void (printed.err += text),
  };
  return { code: await run(['measure', 'csat', ...argv], output), ...printed };
}

async function measure(...argv: string[]): Promise<Measure> {
  const { code, out, err } = await command(...argv);
  assert.equal(code, 0, err);
  return JSON.parse(out);
}

function three({ value, low, high }: Pick<Measure, 'value' | 'low' | 'high'>) {
  return [value, low, high].map((part) => part?.toFixed(3));
}

function asking(column: string, ...missing: string[]): string[] {
  return ['--fields', JSON.stringify({ score: column }), '--missing', JSON.stringify(missing)];
}

function issuesOf({ rows }: Measure) {
  return rows.issues.map(({ code, count, aside }) => [code, count, aside]);
}

describe('the satisfaction with the airport', { skip }, () => {
  test('of 2017 is 82.068 % (80.573 to 83.473) of 2,688 answers, 143 of them blank', async () => {
    const found = await measure(sfo2017, ...asking('Q7ALL', 'Blank', 'BLANK'));
    assert.deepEqual(three(found), ['82.068', '80.573', '83.473']);
    assert.deepEqual([found.n, found.rows.received, found.rows.used], [2688, 2831, 2831]);
    assert.deepEqual(issuesOf(found), [['missing_score', 143, false]]);
    assert.equal(found.answered?.toFixed(4), (2688 / 2831).toFixed(4));
  });

  test('of 2018 is 78.438 % of 2,625 answers, 184 of them blank', async () => {
    const found = await measure(sfo2018, ...asking('Q7ALL', 'Blank', 'BLANK'));
    assert.equal(found.value?.toFixed(3), '78.438');
    assert.equal(found.n, 2625);
    assert.deepEqual(issuesOf(found), [['missing_score', 184, false]]);
  });

  test('went down by 3.630 points, more than chance', async () => {
    const { change } = await measure(sfo2017, sfo2018, ...asking('Q7ALL', 'Blank', 'BLANK'), '--wave-from-file');
    assert.equal(change?.value?.toFixed(3), '-3.630');
    assert.equal(change?.verdict, 'down');
    assert.ok((change?.high ?? 0) < 0);
  });

  test('has the same value with its blanks as bad rows, which are over 5 % and noted', async () => {
    const found = await measure(sfo2017, '--fields', '{"score":"Q7ALL"}');
    assert.deepEqual(three(found), ['82.068', '80.573', '83.473']);
    assert.deepEqual(issuesOf(found), [['not_a_number', 143, true]]);
    assert.equal(found.notes.find(({ code }) => code === 'bad_rows')?.['bad'], 143);
  });
});

describe('the satisfaction with parts of the airport', { skip }, () => {
  // Q7ART of 2017: 102 answers 0 (blank), 445 of 6 (never used); 744 + 892 of 2,284 on the scale are satisfied.
  test('sets aside the codes for blank and not applicable, and counts them', async () => {
    const found = await measure(sfo2017, ...asking('Q7ART'));
    assert.deepEqual([found.n, found.value?.toFixed(3)], [2284, '71.629']);
    assert.deepEqual(issuesOf(found), [['out_of_range', 547, true]]);
    assert.equal(found.notes.find(({ code }) => code === 'bad_rows')?.['bad'], 547);
  });

  // Q7PARK of 2017: 150 answers 0 and 1,410 of 6 are 55 % of 2,831; 846 of the other 1,271 are satisfied.
  test('is withheld where over half of the rows are off the scale, until they are said to be missing', async () => {
    const withheld = await command(sfo2017, ...asking('Q7PARK'));
    assert.notEqual(withheld.code, 0);
    assert.equal(withheld.out, '');
    const found = await measure(sfo2017, ...asking('Q7PARK', '0', '6'));
    assert.deepEqual([found.n, found.value?.toFixed(3)], [1271, '66.562']);
  });
});
