import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { generate } from '../../demo/generate.mjs';

const text = readFileSync('demo/data/survey.json', 'utf8');

interface Row {
  readonly score: unknown;
  readonly responded_at?: string;
  readonly comment?: string;
  readonly seg: Readonly<Record<string, string>>;
}

const { meta, rows }: { meta: { count: number }; rows: readonly Row[] } = JSON.parse(text);

describe('the feed of the demo', () => {
  test('is what its generator writes, byte for byte', () => {
    assert.ok(generate() === text);
  });

  test('is the same each time the generator runs', () => {
    assert.ok(generate() === generate());
  });

  test('holds several thousand answers over three years in less than 1.5 MB', () => {
    const answers = rows.filter(({ score }) => score !== null);
    const times = answers
      .map(({ responded_at: at }) => at ?? '')
      .filter((at) => /^20\d\d-/.test(at))
      .toSorted();
    assert.ok(answers.length > 4000 && text.length < 1_500_000);
    assert.equal(times[0]?.slice(0, 7), '2023-11');
    assert.equal(times.at(-1)?.slice(0, 7), '2026-10');
    assert.equal(meta.count, rows.length);
  });

  test('holds a segment too small to be shown, markup in comments, and scores that are none', () => {
    assert.equal(rows.filter(({ seg }) => seg['region'] === 'Antarctica').length, 4);
    assert.ok(rows.some(({ comment }) => comment?.startsWith('<img')));
    assert.equal(rows.filter(({ score }) => score === 11).length, 14);
  });
});
