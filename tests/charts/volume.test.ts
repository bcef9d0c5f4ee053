import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { funnelPlot, toStatic } from '../../src/charts/index.js';
import { isDense, thinned } from '../../src/charts/thin.js';
import { withClass } from './markup.js';
import { drawControl, drawCurve, drawLine, linePoint, marks } from './samples.js';

/** How many places a path goes to. */
function places(path: string): number {
  return path.split(/[MLHVZ]/u).length - 1;
}

function pathsOf(markup: string): string[] {
  return [...markup.matchAll(/ d="([^"]*)"/gu)].map(([, path = '']) => path);
}

const wave = (index: number) => Math.round(50 + 40 * Math.sin(index / 97));

describe('a chart of more points than pixels', () => {
  test('of four thousand days draws no more than the pixels can show, outliers and gaps included', () => {
    const days = Array.from({ length: 4000 }, (_, i) =>
      linePoint(i, i === 1234 ? 99 : i === 2000 ? null : wave(i), i < 3999),
    );
    const markup = drawLine({ width: 600 }, days);
    const [band = '', , line = ''] = pathsOf(markup);
    assert.ok(places(band) <= 2 * 7 * 600, `${places(band)} places in the band`);
    assert.ok(places(line) <= 7 * 600, `${places(line)} places in the line`);
    assert.ok(places(line) < 2700, `${places(line)} places in the line`);
    assert.equal(line.split('M').length - 1, 2);
    const highest = (path: string) =>
      Math.min(
        ...path
          .split(/[ML]/u)
          .slice(1)
          .map((place) => Number(place.split(',')[1])),
      );
    const calm =
      pathsOf(
        drawLine(
          { width: 600 },
          days.filter((_, i) => i !== 1234),
        ),
      )[2] ?? '';
    assert.ok(highest(line) < highest(calm));
    assert.ok(markup.length < 200_000, `${markup.length} characters`);
  });

  test('of few points draws all of them', () => {
    const days = Array.from({ length: 90 }, (_, i) => linePoint(i, wave(i * 31)));
    assert.equal(places(pathsOf(drawLine({ width: 600 }, days))[2] ?? ''), 90);
  });

  test('of control draws limits and signals as many as can be told apart', () => {
    const [mark] = marks;
    assert.ok(mark);
    const many = Array.from({ length: 4000 }, (_, i) => ({
      ...mark,
      key: `p${i}`,
      value: wave(i),
      signal: 'bad' as const,
    }));
    const markup = drawControl({ width: 600 }, many);
    assert.ok(withClass(markup, 'signal').length <= 3 * 600);
    assert.ok(Math.max(...pathsOf(markup).map(places)) <= 2 * 5 * 600);
  });

  test('of a curve with ten thousand steps draws a few a pixel', () => {
    const steps = Array.from({ length: 10_000 }, (_, i) => ({
      x: i / 10,
      value: 100 - i / 100,
      low: 99 - i / 101,
      high: 100 - i / 102,
    }));
    assert.ok(Math.max(...pathsOf(drawCurve({ width: 600 }, steps)).map(places)) <= 2 * 2 * 7 * 600);
  });

  test('of five thousand peers draws one of those that lie on each other, and all that are outside', () => {
    const dots = Array.from({ length: 5000 }, (_, i) => ({
      key: `a${i}`,
      label: `Agent ${i}`,
      name: `Agent ${i}`,
      n: 20 + (i % 50),
      value: 40 + (i % 7),
      shrunken: null,
      signal: i % 1000 === 0 ? ('bad' as const) : null,
    }));
    const funnel = [10, 100].map((n) => ({ n, low95: 30, high95: 60, low998: 20, high998: 70 }));
    const plot = funnelPlot(dots, {
      width: 600,
      direction: 'ltr',
      active: null,
      label: 'Peers',
      format: String,
      formatCount: String,
      limits: [0, 100],
      centre: 43,
      funnel,
      names: { centre: 'all', inner: '95%', outer: '99.8%' },
      countHead: 'n',
    });
    const drawn = [...toStatic(plot).matchAll(/data-key="a(\d+)"/gu)].map(([, index]) => Number(index));
    assert.ok(drawn.length <= 355, `${drawn.length} dots`);
    for (const index of [0, 1000, 2000, 3000, 4000]) assert.ok(drawn.includes(index));
  });
});

describe('thinning', () => {
  test('keeps of each pixel column the first, last, lowest and highest, in order', () => {
    const values = [5, 1, 9, 4, 6, 6, 6, 6, 2, 3];
    const kept = thinned(
      values.map((value, at) => ({ value, at })),
      ({ at }) => at / 5,
      [({ value }) => value],
      () => 0,
    );
    assert.deepEqual(
      kept.map(({ at }) => at),
      [0, 1, 2, 4, 5, 8, 9],
    );
  });

  test('leaves alone what is not dense, and keeps kinds apart', () => {
    assert.equal(isDense(1200, 600), false);
    assert.equal(isDense(1201, 600), true);
    const points = [0, 1, 2, 3, 4, 5].map((at) => ({ at, kind: at === 3 }));
    const kept = thinned(
      points,
      () => 0,
      [() => 1],
      ({ kind }) => kind,
    );
    assert.deepEqual(
      kept.map(({ at }) => at),
      [0, 2, 3, 4, 5],
    );
  });
});
