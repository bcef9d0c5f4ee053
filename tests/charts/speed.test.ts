import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { durationScale } from '../../src/charts/duration-scale.js';
import { hoursPerColumn } from '../../src/charts/index.js';
import { valueScale } from '../../src/charts/scales.js';
import { labelsOf, number, withClass } from './markup.js';
import {
  drawControl,
  drawCurve,
  drawDurations,
  drawFunnel,
  drawStackedBars,
  drawSteps,
  drawWeek,
  linePoint,
  marks,
  steps,
} from './samples.js';

function wordsOf(markup: string): string[] {
  return labelsOf(markup).map(({ text }) => text);
}

function pathOf(markup: string, ...classes: readonly string[]): string {
  return withClass(markup, ...classes)[0]?.attributes['d'] ?? '';
}

describe('an axis of durations', () => {
  const format = (hours: number) => `${hours} h`;
  const ticks = (domain: readonly [number, number], isLogarithmic: boolean, width = 600) =>
    durationScale({ domain, isLogarithmic, range: [0, width], format }).ticks;

  test('carries durations that people name, as many as stay apart', () => {
    assert.deepEqual(ticks([0.5, 800], true), [1, 4, 24, 72, 168, 720]);
    assert.deepEqual(ticks([0.5, 800], true, 200), [1, 24, 168]);
    assert.deepEqual(ticks([0, 24], false), [0, 6, 12, 18, 24]);
    assert.deepEqual(ticks([0, 100], false), [0, 24, 48, 72, 96]);
  });

  test('keeps durations beyond its ends at its ends', () => {
    const { at } = durationScale({ domain: [1, 100], isLogarithmic: true, range: [0, 200], format });
    assert.deepEqual([at(0), at(1), at(10), at(100), at(1000)], [0, 0, 100, 200, 200]);
  });
});

describe('ticks of values in hours', () => {
  test('are multiples of steps that people use', () => {
    const options = { range: [0, 100], limits: [0, Infinity], format: String, most: 5 } as const;
    const stepped = { ...options, steps: [1, 6, 12, 24, 48] };
    assert.deepEqual(valueScale([14, 40], stepped).ticks, [12, 24, 36, 48]);
    assert.deepEqual(valueScale([5, 90], stepped).ticks, [0, 24, 48, 72, 96]);
    assert.deepEqual(valueScale([], stepped).ticks, []);
  });
});

describe('a step curve', () => {
  /** The curve itself, which is drawn over the one to compare with. */
  const curveOf = (markup: string) => withClass(markup, 'line').at(-1)?.attributes['d'] ?? '';

  test('is level from each step to the next', () => {
    const path = curveOf(drawCurve({ width: 688 }, steps.slice(0, 4)));
    const points = path
      .slice(1)
      .split('L')
      .map((point) => point.split(',').map(Number));
    points.slice(1).forEach((point, i) => {
      const before = points[i];
      assert.ok(point[0] === before?.[0] || point[1] === before?.[1], `${String(before)} to ${String(point)}`);
    });
  });

  test('ends where the last duration was seen, not where the axis ends', () => {
    const path = curveOf(drawCurve({ width: 688 }, steps.slice(0, 8)));
    const whole = curveOf(drawCurve({ width: 688 }));
    const end = (of: string) => Number(/([\d.]+),[\d.]+$/u.exec(of)?.[1]);
    assert.ok(end(path) < end(whole));
  });

  test('names target and median over their lines, the target solid', () => {
    const markup = drawCurve({ width: 448 });
    for (const text of ['Target 2 d: 65%', 'Median 24 h']) assert.ok(wordsOf(markup).includes(text), text);
    const [target] = withClass(markup, 'reference', 'target');
    const [median] = withClass(markup, 'reference', 'benchmark');
    assert.ok(number(median, 'x1') < number(target, 'x1'));
  });

  test('tells under its axis how many still run', () => {
    assert.ok(wordsOf(drawCurve({ width: 448 })).includes('Still running'));
    assert.ok(wordsOf(drawCurve({ width: 448 })).includes('96'));
  });
});

describe('a histogram of durations', () => {
  test('gives bars of equal ratios equal widths, and heights by their counts', () => {
    const bars = withClass(drawDurations({ width: 688 }, [10, 20, 40, 0, 0, 0, 0, 0, 0]), 'bar');
    const widths = bars.map((bar) => Math.round(number(bar, 'width')));
    assert.equal(new Set(widths).size, 1);
    const [a, b, c] = bars.map((bar) => number(bar, 'height'));
    assert.ok(Math.abs((b ?? 0) / (a ?? 1) - 2) < 0.02 && Math.abs((c ?? 0) / (a ?? 1) - 4) < 0.04);
  });

  test('names its lines in rows where they lie close together', () => {
    for (const width of [448, 688, 1168]) {
      for (const text of ['Target 1 d', 'Median 20 h', '90% within 6 d']) {
        assert.ok(wordsOf(drawDurations({ width })).includes(text), `${text} at ${width}`);
      }
    }
  });
});

describe('a control chart', () => {
  test('rings the points beyond its limits and no others', () => {
    assert.equal(withClass(drawControl({ width: 688 }), 'signal').length, 1);
    const calm = marks.map((mark) => ({ ...mark, signal: null }));
    assert.equal(withClass(drawControl({ width: 688 }, calm), 'signal').length, 0);
  });

  test('draws provisional limits with a dashed edge', () => {
    assert.equal(withClass(drawControl({ width: 688 }), 'limit', 'provisional').length, 0);
    assert.equal(withClass(drawControl({ width: 688 }, marks, true), 'limit', 'provisional').length, 2);
  });

  test('breaks its limits where there are none', () => {
    const gapped = marks.map((mark, i) => (i === 5 ? { ...mark, low: null, high: null } : mark));
    assert.equal(pathOf(drawControl({ width: 688 }, gapped), 'band').match(/M/gu)?.length, 2);
    assert.equal(pathOf(drawControl({ width: 688 }), 'band').match(/M/gu)?.length, 1);
  });

  test('names centre and limits where there is room, and keeps their values where there is not', () => {
    for (const text of ['79%', 'centre', 'upper limit']) assert.ok(wordsOf(drawControl({ width: 688 })).includes(text));
    const narrow = wordsOf(drawControl({ width: 256 }));
    assert.ok(narrow.includes('79%') && !narrow.includes('centre'));
  });

  test('brackets a shift and says how long it has lasted', () => {
    assert.equal(withClass(drawControl({ width: 688 }), 'bracket').length, 1);
    assert.ok(wordsOf(drawControl({ width: 688 })).includes('9 in a row above the centre'));
  });

  test('draws a single period without limits', () => {
    const alone = { ...linePoint(0, 80), low: null, high: null, signal: null };
    assert.equal(pathOf(drawControl({ width: 688 }, [alone]), 'band'), '');
  });
});

describe('stacked periods', () => {
  test('stack every state on the one before, without a gap or an overlap', () => {
    const bars = withClass(drawStackedBars({ width: 688 }, [50, 25, 25, 0, 0, 0], true), 'bar').slice(0, 3);
    const [low, middle, high] = bars.map((bar) => number(bar, 'y'));
    const bottom = number(bars[0], 'y') + number(bars[0], 'height') + 1;
    assert.ok(Math.abs(bottom - (low ?? 0) - 2 * ((low ?? 0) - (middle ?? 0))) < 0.1);
    assert.ok(Math.abs((low ?? 0) - (middle ?? 0) - ((middle ?? 0) - (high ?? 0))) < 0.1);
  });

  test('draw a period that still runs faint, and say so', () => {
    assert.equal(withClass(drawStackedBars({ width: 688 }), 'column', 'unfinished').length, 1);
    assert.ok(wordsOf(drawStackedBars({ width: 688 })).includes('so far'));
    assert.ok(!wordsOf(drawStackedBars({ width: 688 }, [100, 0, 0, 0, 0, 0], true)).includes('so far'));
  });

  test('name every state beside its amount at every width', () => {
    for (const width of [256, 448, 1168]) {
      for (const text of ['70%', '10%', '4%', '2%'])
        assert.ok(wordsOf(drawStackedBars({ width })).includes(text), text);
    }
  });
});

describe('a funnel plot', () => {
  test('names and colours who is outside, and nobody else', () => {
    const markup = drawFunnel({ width: 688 });
    const words = wordsOf(markup);
    assert.ok(words.includes('Ines') && words.includes('Mei'));
    assert.ok(!words.includes('Ada') && !words.includes('Jonas'));
    assert.equal(withClass(markup, 'bad').length, 1);
  });

  test('leads from every dot to its value drawn towards the whole', () => {
    assert.equal(withClass(drawFunnel({ width: 688 }), 'shrunken').length, 15);
  });
});

describe('a week of hours', () => {
  test('writes a figure into every cell, the deepest hue where there is most', () => {
    const markup = drawWeek({ width: 448 });
    const figures = wordsOf(markup);
    assert.ok(figures.includes('30') && figures.includes('·'));
    assert.equal(withClass(markup, 'heat-7').length, 1);
    assert.equal(withClass(markup, 'heat').length, 42);
  });

  test('puts as many hours together as its figures need', () => {
    const rows = ['Mon', 'Tue'];
    const figures = (text: string) => hoursPerColumn(688, rows, () => [text]);
    assert.equal(figures('99'), 1);
    assert.equal(figures('9,999'), 2);
    assert.equal(
      hoursPerColumn(256, rows, () => ['99']),
      3,
    );
    assert.equal(
      hoursPerColumn(60, rows, () => ['999,999']),
      12,
    );
  });
});

describe('steps', () => {
  test('are bars of the first one’s length, from where reading starts', () => {
    const sizes = (direction: 'ltr' | 'rtl') =>
      withClass(drawSteps({ width: 448, direction }, [100, 50, 25, 0]), 'bar').map((bar) => number(bar, 'width'));
    const [whole = 0, half, quarter, none] = sizes('ltr');
    assert.deepEqual(
      [half, quarter, none],
      [whole / 2, whole / 4, 0].map((size) => Math.round(size * 100) / 100),
    );
    assert.deepEqual(sizes('rtl'), sizes('ltr'));
    const starts = withClass(drawSteps({ width: 448, direction: 'rtl' }), 'bar').map(
      (bar) => number(bar, 'x') + number(bar, 'width'),
    );
    assert.ok(Math.max(...starts) - Math.min(...starts) < 0.1);
  });
});
