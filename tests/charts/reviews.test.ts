import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { coverageBars, dotInterval, toStatic } from '../../src/charts/index.js';
import { labelsOf, number, withClass } from './markup.js';
import { categoryLines, covered, drawCategories, drawCoverage, drawMatrix } from './review-samples.js';

const place = { width: 688, direction: 'ltr' as const, active: null, label: 'A chart' };

function wordsOf(markup: string): string[] {
  return labelsOf(markup).map(({ text }) => text);
}

describe('categories as dots', () => {
  test('draw now filled and the year before hollow, and only one dot where nothing is compared', () => {
    const markup = drawCategories({ width: 688 });
    // Three lines of two dots, one of a single dot, one hidden; and the key.
    assert.equal(withClass(markup, 'dot', 'hollow').length, 3 + 1);
    assert.equal(withClass(markup, 'dot').length, 2 * 3 + 1 + 2);
  });

  test('say value, change with its shape, critical and count in each line', () => {
    const words = wordsOf(drawCategories({ width: 688 }));
    for (const word of ['Issue clarification', '78', '▲', '7 points, 10%', 'critical', '1,204', 'Change', 'Ratings']) {
      assert.ok(words.includes(word), word);
    }
  });

  test('put the change below the dots where narrow', () => {
    const at = (width: number, text: string) =>
      labelsOf(drawCategories({ width })).find((label) => label.text === text);
    const wide = [at(688, 'Issue clarification')?.top, at(688, '7 points, 10%')?.top];
    assert.equal(wide[0], wide[1]);
    assert.ok((at(256, '7 points, 10%')?.top ?? 0) > (at(256, 'Issue clarification')?.top ?? 0) + 30);
  });

  test('of a single window have no key for the year before', () => {
    const alone = categoryLines.map((line) => ({ ...line, earlier: null, change: '', arrow: '' }));
    assert.equal(withClass(drawCategories({ width: 688 }, alone), 'dot', 'hollow').length, 1);
  });
});

describe('bars of coverage', () => {
  test('start at zero and are as long as their shares on one scale', () => {
    const widths = withClass(drawCoverage({ width: 688 }), 'bar').map((bar) => number(bar, 'width'));
    const [first = 0, second = 0, third = 0, none] = widths;
    assert.ok(Math.abs(second / first - 13 / 22.5) < 0.001 && Math.abs(third / first - 9.5 / 22.5) < 0.001);
    assert.equal(none, 0);
    const starts = new Set(withClass(drawCoverage({ width: 688 }), 'bar').map((bar) => number(bar, 'x')));
    assert.equal(starts.size, 1);
  });

  test('carry the target as a line over each bar at its share', () => {
    const markup = drawCoverage({ width: 688 });
    const [bar] = withClass(markup, 'bar');
    const lines = withClass(markup, 'overall');
    assert.equal(lines.length, 4);
    const expected = number(bar, 'x') + (number(bar, 'width') * 12.5) / 22.5;
    for (const line of lines) assert.ok(Math.abs(number(line, 'x1') - expected) <= 1);
    assert.ok(wordsOf(markup).includes('Target 12.5%'));
  });

  test('without a target have no line, and where there is no room no counts', () => {
    const options = { ...place, most: 25, target: null, countHead: 'Reviewed' };
    const markup = toStatic(coverageBars([covered('urgent', 22.5)], options));
    assert.equal(withClass(markup, 'overall').length, 0);
    const small = wordsOf(toStatic(coverageBars([covered('urgent', 22.5)], { ...options, width: 130 })));
    assert.deepEqual(small, ['urgent', '22.5%']);
  });
});

describe('a matrix of agreement', () => {
  test('outlines equal ratings, and prints every figure that is not nothing', () => {
    const markup = drawMatrix({ width: 448 });
    assert.equal(withClass(markup, 'same').length, 5);
    const figures = wordsOf(markup).filter((text) => text.endsWith('%'));
    assert.equal(figures.length, 5 + 8 + 6);
  });

  test('is deeper where more agree', () => {
    const markup = drawMatrix({ width: 448 });
    // 60 % is in the fifth of seven shades, 18 % in the second, 2 % in the first.
    assert.deepEqual(
      ['heat-5', 'heat-2', 'heat-1', 'heat-0'].map((shade) => withClass(markup, shade).length),
      [5, 8, 6, 6],
    );
  });

  test('runs from left to right in right-to-left pages too', () => {
    assert.equal(drawMatrix({ width: 448, direction: 'rtl' }), drawMatrix({ width: 448 }));
  });
});

describe('dots with thresholds', () => {
  const row = {
    key: 'a',
    label: 'a',
    name: 'Accuracy',
    value: 0.4,
    low: 0.3,
    high: 0.5,
    shown: '0.4',
    n: '86',
    absent: '',
    mark: 'low',
    tone: 'bad' as const,
  };
  const options = {
    ...place,
    format: String,
    limits: [-1, 1] as const,
    reference: null,
    countHead: 'Cases',
    thresholds: [
      { value: 0.667, label: '0.67' },
      { value: 0.8, label: '0.8' },
    ],
  };

  test('hold the thresholds on their scale, named and apart', () => {
    for (const width of [256, 688]) {
      const markup = toStatic(dotInterval([row], { ...options, width }));
      assert.equal(withClass(markup, 'reference', 'benchmark').length, 2);
      const [low, high] = ['0.67', '0.8'].map((text) => labelsOf(markup).find((label) => label.text === text));
      assert.ok(low && high && low.right < high.left);
    }
  });

  test('end intervals where the scale ends', () => {
    const wide = { ...row, low: -40, high: 40 };
    const markup = toStatic(dotInterval([wide, { ...row, key: 'b' }], { ...options, thresholds: [], width: 688 }));
    const [interval] = withClass(markup, 'interval');
    assert.ok(number(interval, 'x1') > 0 && number(interval, 'x2') < 688);
  });

  test('ring a row that lies where chance alone would not put it', () => {
    assert.equal(withClass(toStatic(dotInterval([row], options)), 'signal').length, 0);
    assert.equal(withClass(toStatic(dotInterval([{ ...row, isSignal: true }], options)), 'signal').length, 1);
  });
});
