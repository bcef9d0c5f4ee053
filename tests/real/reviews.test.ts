import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { run } from '../../src/cli/run.js';
import type { Measure } from '../../src/metric.js';
import { helpdeskReviews } from './helpdesk.js';

const dialogues = fileURLToPath(new URL('../../../shared/data/stc3_helpdesk_quality_train.json.gz', import.meta.url));
const skip = existsSync(dialogues) ? false : 'the real data are not beside the checkout';

// 3,700 dialogues, each with 19 reviews in the categories A, S and E.
describe('the reviews of helpdesk dialogues', { skip }, () => {
  let found: Measure | null = null;

  before(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'support-metrics-'));
    const file = join(folder, 'reviews.json');
    writeFileSync(file, JSON.stringify(helpdeskReviews(gunzipSync(readFileSync(dialogues)).toString('utf8'))));
    const options = ['--categories', '{"A": 0.5, "S": 0.3, "E": 0.2}', '--rating-scale', '-2 2'];
    let printed = '';
    const output = { out: (text: string) => void (printed += text), err: (text: string) => assert.fail(text) };
    assert.equal(await run(['measure', 'reviews', file, ...options, '--agreement', 'interval'], output), 0);
    rmSync(folder, { recursive: true });
    found = JSON.parse(printed);
  });

  test('come to 46.8522 of 70,300 reviews, all of which count', () => {
    assert.deepEqual([found?.value?.toFixed(4), found?.n], ['46.8522', 3700]);
    assert.deepEqual(found?.rows, { received: 70_300, used: 70_300, issues: [] });
    assert.equal(found.facts?.find(({ code }) => code === 'reviews')?.value, 70_300);
  });

  test('agree little: alpha of the interval .27286 (A), .29470 (S) and .19340 (E)', () => {
    const categories = found?.calibration?.categories ?? [];
    assert.deepEqual(
      categories.map(({ key, alpha, units }) => [key, alpha?.toFixed(5), units]),
      [
        ['A', '0.27286', 3700],
        ['S', '0.29470', 3700],
        ['E', '0.19340', 3700],
      ],
    );
    assert.ok((categories[0]?.low ?? 1) < 0.27286 && (categories[0]?.high ?? 0) > 0.27286);
  });

  test('are far harsher by reviewer 10: 16.437 on average, where the others lie between 40.4 and 56.7', () => {
    const reviewers = found?.calibration?.reviewers ?? [];
    const harsh = reviewers.find(({ key }) => key === '10');
    assert.deepEqual([harsh?.mean?.toFixed(3), harsh?.n, harsh?.signal], ['16.437', 3700, 'low']);
    // Of 19 reviewers with the same cases: own minus the mean of the others is 19/18 of own minus the mean of all.
    assert.equal(harsh?.bias.value?.toFixed(3), ((16.437162 - 46.852169) * (19 / 18)).toFixed(3));
    const others = reviewers.filter(({ key }) => key !== '10').map(({ mean }) => mean ?? NaN);
    assert.equal(others.length, 18);
    assert.deepEqual([Math.min(...others).toFixed(1), Math.max(...others).toFixed(1)], ['40.4', '56.7']);
  });
});
