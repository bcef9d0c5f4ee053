import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { hatch } from '../../src/charts/hatch.js';
import { estimateWidth, spread, truncate, wrap } from '../../src/charts/labels.js';
import { bandPaths, linePaths } from '../../src/charts/line-shapes.js';
import { px, valueScale } from '../../src/charts/scales.js';
import { linePoint } from './samples.js';

describe('labels', () => {
  test('a Japanese letter is taken as wide as it is high', () => {
    assert.equal(estimateWidth('東京'), 24);
    assert.ok(estimateWidth('iiii') < estimateWidth('mmmm'));
  });

  test('a text is as wide as its letters, whatever stands beside them', () => {
    const text = 'Region: 50 % (EMEA), ~x';
    assert.ok(Math.abs(estimateWidth(`${text}é`) - estimateWidth(text) - estimateWidth('é')) < 1e-9);
    assert.equal(estimateWidth('x'.repeat(1000)), estimateWidth('x'.repeat(300)));
  });

  test('a text that fits stays whole', () => {
    assert.equal(truncate('EMEA', 100), 'EMEA');
    assert.equal(truncate('', 0), '');
  });

  test('a cut never splits what is seen as one letter', () => {
    const family = '👩‍👩‍👧‍👦';
    assert.equal(truncate(family.repeat(5), 40), `${family.repeat(2)}…`);
    assert.equal(truncate('a\u0308\u0304bcdefghijkl', 24), 'a\u0308\u0304…');
    assert.equal(truncate('東京都庁', 36), '東京…');
  });

  test('where not one letter fits nothing is written', () => {
    assert.equal(truncate('東京', 13), '');
  });

  test('a cut text fits', () => {
    for (let width = 12; width < 200; width += 7) {
      assert.ok(estimateWidth(truncate('Donaudampfschifffahrt 東京 👩‍👩‍👧‍👦 (x)', width)) <= width);
    }
  });

  test('a name of a hundred thousand letters costs no more than a long one', () => {
    assert.ok(truncate('x'.repeat(100_000), 200).length < 40);
    assert.ok(estimateWidth('x'.repeat(100_000)) < 5000);
  });

  test('lines break between words, and the last one is cut', () => {
    assert.deepEqual(wrap('B2B technology vendors, 2018', 110, 2), ['B2B technology', 'vendors, 2018']);
    assert.deepEqual(wrap('one two three four', 36, 2), ['one', 'two…']);
    assert.deepEqual(wrap('', 100, 2), []);
  });
});

describe('spreading labels', () => {
  test('those that do not touch stay where they are', () => {
    assert.deepEqual(
      spread(
        [
          { middle: 10, size: 10 },
          { middle: 50, size: 10 },
        ],
        0,
        100,
        4,
      ),
      [10, 50],
    );
  });

  test('those that touch move apart by the same amount', () => {
    assert.deepEqual(
      spread(
        [
          { middle: 50, size: 20 },
          { middle: 50, size: 20 },
        ],
        0,
        100,
        4,
      ),
      [38, 62],
    );
  });

  test('none leaves the frame', () => {
    assert.deepEqual(
      spread(
        [
          { middle: 0, size: 20 },
          { middle: 1, size: 20 },
        ],
        0,
        100,
        4,
      ),
      [10, 34],
    );
    assert.deepEqual(
      spread(
        [
          { middle: 99, size: 20 },
          { middle: 100, size: 20 },
        ],
        0,
        100,
        4,
      ),
      [66, 90],
    );
  });

  test('what cannot fit is not laid out at all', () => {
    assert.equal(
      spread(
        [
          { middle: 0, size: 60 },
          { middle: 0, size: 60 },
        ],
        0,
        100,
        4,
      ),
      null,
    );
    assert.deepEqual(spread([], 0, 100, 4), []);
  });
});

describe('scales', () => {
  const options = {
    range: [0, 100],
    limits: [-100, 100],
    format: (value: number) => value.toFixed(0),
    most: 5,
  } as const;

  test('a scale starts and ends on round numbers, never beyond what the unit can be', () => {
    assert.deepEqual(valueScale([41, 84], options).domain, [40, 85]);
    assert.deepEqual(valueScale([91.5, 99.9], options).domain, [90, 100]);
  });

  test('no two ticks are written alike, and there are at most five', () => {
    assert.deepEqual(valueScale([41, 84], options).ticks, [40, 50, 60, 70, 80]);
    assert.deepEqual(valueScale([61.2, 61.8], options).domain, [56, 67]);
    assert.deepEqual(valueScale([61.2, 61.8], options).ticks, [60, 65]);
    assert.deepEqual(valueScale([25], options).ticks, [20, 25, 30]);
  });

  test('a scale of nothing has no ticks', () => {
    assert.deepEqual(valueScale([], options).ticks, []);
  });

  test('a position is finite and never minus zero', () => {
    assert.equal(px(Number.NaN), 0);
    assert.equal(px(Number.POSITIVE_INFINITY), 0);
    assert.equal(px(1 / 3), 0.33);
  });
});

describe('shapes', () => {
  const place = { x: (index: number) => index * 10, y: (value: number) => value };

  test('the band runs along the highs and back along the lows, around the line', () => {
    const points = [linePoint(0, 10), linePoint(1, 20)];
    assert.equal(bandPaths(points, place).complete, 'M0,13L10,23L10,17L0,7Z');
    assert.equal(linePaths(points, place).complete, 'M0,10L10,20');
  });

  test('a gap breaks the line in two', () => {
    const points = [linePoint(0, 1), linePoint(1, 2), linePoint(2, null), linePoint(3, 4), linePoint(4, 5)];
    assert.equal(linePaths(points, place).complete, 'M0,1L10,2M30,4L40,5');
  });

  test('an unfinished period is joined to the one before by a line of its own', () => {
    const points = [linePoint(0, 1), linePoint(1, 2), linePoint(2, 3, false)];
    assert.deepEqual(linePaths(points, place), { complete: 'M0,1L10,2', unfinished: 'M10,2L20,3' });
    assert.equal(bandPaths(points, place).unfinished, 'M10,5L20,6L20,0L10,-1Z');
  });

  test('a metric without intervals has no band', () => {
    const points = [0, 1].map((i) => ({ ...linePoint(i, i), low: null, high: null }));
    assert.deepEqual(bandPaths(points, place), { complete: '', unfinished: '' });
  });

  test('a pattern stays inside its box', () => {
    const numbers = (hatch(10, 20, 30, 8).match(/[\d.]+/gu) ?? []).map(Number);
    numbers.forEach((at, i) => assert.ok(i % 2 === 0 ? at >= 10 && at <= 40 : at >= 20 && at <= 28));
    assert.ok(numbers.length > 8);
  });
});
