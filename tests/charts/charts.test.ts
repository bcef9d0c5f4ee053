import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { elementsOf, labelsOf, number, overlaps, withClass } from './markup.js';
import {
  charts,
  drawHistogram,
  drawLine,
  drawRows,
  drawSparkline,
  drawStacked,
  line,
  linePoint,
  rows,
} from './samples.js';

const directions = ['ltr', 'rtl'] as const;
const readable = [120, 160, 200, 256, 288, 360, 448, 688, 1168];

const elements = new Set(['svg', 'g', 'path', 'rect', 'line', 'circle', 'text']);
const attributes = new Set(
  (
    'xmlns class width height viewBox direction role aria-label aria-hidden data-index data-key tabindex text-anchor ' +
    'x y x1 x2 y1 y2 cx cy r d'
  ).split(' '),
);

/** Draws every chart at every width in both directions. */
function everywhere(widths: readonly number[], check: (markup: string, where: string) => void): void {
  for (const [name, draw] of Object.entries(charts)) {
    for (const width of widths) {
      for (const direction of directions) check(draw({ width, direction }), `${name} at ${width} px, ${direction}`);
    }
  }
}

describe('every chart', () => {
  test('is made of groups, paths, boxes, lines, circles and texts with plain attributes only', () => {
    everywhere([256, 1168], (markup, where) => {
      for (const { name, attributes: own } of elementsOf(markup)) {
        assert.ok(elements.has(name), `${where}: <${name}>`);
        for (const key of Object.keys(own)) assert.ok(attributes.has(key), `${where}: ${key}`);
      }
    });
  });

  test('writes no number that is none, at any width', () => {
    everywhere([0, 0.5, 1, 17, ...readable, 10_000], (markup, where) => {
      assert.doesNotMatch(markup, /NaN|Infinity|undefined|null/u, where);
      for (const { attributes: own } of elementsOf(markup)) {
        for (const size of ['width', 'height', 'r']) assert.ok(!(Number(own[size] ?? 0) < 0), `${where}: ${size}`);
      }
    });
  });

  test('draws nothing where nothing could be read, and keeps its name', () => {
    everywhere([0, 1, 119], (markup, where) => {
      assert.equal(elementsOf(markup).length, 1, where);
      assert.match(markup, /role="img" aria-label="A chart"/u);
    });
  });

  test('keeps every label inside its frame', () => {
    everywhere(readable, (markup, where) => {
      const [root] = elementsOf(markup);
      for (const { text, left, right, top, bottom } of labelsOf(markup)) {
        const fits = left > -1 && right < number(root, 'width') + 1 && top > -1 && bottom < number(root, 'height') + 1;
        assert.ok(fits, `${where}: “${text}” ${left}–${right}, ${top}–${bottom}`);
      }
    });
  });

  test('never lays one label on another', () => {
    everywhere(
      readable.filter((width) => width >= 200),
      (markup, where) => {
        assert.deepEqual(overlaps(labelsOf(markup)), [], where);
      },
    );
  });

  test('is a group of points, each one an image with words, outside of the Tab order', () => {
    everywhere([448], (markup, where) => {
      assert.equal(elementsOf(markup)[0]?.attributes['role'], 'group', where);
      const points = withClass(markup, 'point');
      assert.deepEqual(
        points.map(({ attributes: own }) => own['data-index']),
        points.map((_, i) => String(i)),
      );
      for (const { attributes: own } of points) {
        assert.equal(own['role'], 'img');
        assert.equal(own['tabindex'], '-1');
        assert.ok(own['aria-label'] && own['data-key'], where);
      }
    });
  });

  test('rings the active point and no other', () => {
    const active = {
      'line-band': 'p3',
      sparkline: 'p3',
      'stacked-bar': 'g1',
      'dot-interval': 'EMEA',
      histogram: '8',
      'step-curve': 'h24',
      'control-chart': 'p3',
      'stacked-bars': 'p3',
      'funnel-plot': 'Dana',
      'log-histogram': 'b3',
      'week-hours': 'c9',
      steps: 's1',
      'cohort-grid': 'r2c1',
      waterfall: 'churn',
      'category-dots': 'Security',
      'coverage-bars': 'high',
      'calibration-matrix': 'm12',
      'change-parts': 'EMEA',
    };
    assert.deepEqual(Object.keys(active), Object.keys(charts));
    for (const [name, key] of Object.entries(active)) {
      const draw = charts[name];
      assert.ok(draw);
      assert.equal(withClass(draw({ width: 448 }), 'ring').length, 0, name);
      assert.equal(withClass(draw({ width: 448, active: key }), 'ring').length, 1, name);
      assert.equal(withClass(draw({ width: 448, active: key }), 'point', 'active')[0]?.attributes['data-key'], key);
    }
  });

  test('shows names from a feed as text, whatever they hold', () => {
    const [first] = rows;
    assert.ok(first);
    const markup = drawRows({ width: 448 }, [{ ...first, name: '<a b="c">', label: `"><script>`, key: `'"&` }]);
    assert.ok(markup.includes('&lt;a b=&quot;c&quot;&gt;'));
    assert.ok(markup.includes('aria-label="&quot;&gt;&lt;script&gt;"'));
    assert.ok(markup.includes('data-key="&#39;&quot;&amp;"'));
  });
});

describe('a line with its band', () => {
  test('draws the unfinished period hollow and dashed, and only that', () => {
    const markup = drawLine({ width: 688 });
    assert.equal(withClass(markup, 'dot', 'hollow').length, 1);
    const [dashed] = withClass(markup, 'line', 'unfinished');
    assert.match(dashed?.attributes['d'] ?? '', /^M[^M]+L[^L]+$/u);
    const finished = drawLine({ width: 688 }, line.slice(0, 35));
    assert.equal(withClass(finished, 'dot', 'hollow').length, 0);
    assert.equal(withClass(finished, 'line', 'unfinished')[0]?.attributes['d'], '');
  });

  test('breaks line and band at a gap', () => {
    const markup = drawLine({ width: 688 });
    const moves = (kind: string) => (withClass(markup, kind)[0]?.attributes['d'] ?? '').match(/M/gu)?.length;
    assert.equal(moves('line'), 2);
    assert.equal(moves('band'), 2);
  });

  test('shows single dots up to twenty-four periods, above that only the end', () => {
    const points = (count: number) => Array.from({ length: count }, (_, i) => linePoint(i, 50 + (i % 3)));
    assert.equal(withClass(drawLine({ width: 688 }, points(24)), 'dot').length, 24);
    assert.equal(withClass(drawLine({ width: 688 }, points(25)), 'dot').length, 1);
  });

  test('shows a period without neighbours as a dot with its interval', () => {
    const markup = drawLine({ width: 688 }, [linePoint(0, null), linePoint(1, 50), linePoint(2, null)]);
    assert.equal(withClass(markup, 'dot').length, 1);
    assert.equal(withClass(markup, 'whisker').length, 1);
  });

  test('has one name and no single points above two hundred periods', () => {
    const points = Array.from({ length: 201 }, (_, i) => linePoint(i, 50 + (i % 3)));
    const markup = drawLine({ width: 688 }, points);
    assert.equal(withClass(markup, 'point').length, 0);
    assert.equal(elementsOf(markup)[0]?.attributes['role'], 'img');
    assert.equal(withClass(drawLine({ width: 688 }, points.slice(1)), 'point').length, 200);
  });

  test('carries at most five ticks of value, each on a round number', () => {
    for (const width of readable) {
      const lines = withClass(drawLine({ width }), 'grid').length;
      assert.ok(lines > 1 && lines <= 5, `${lines} at ${width}`);
    }
  });

  test('names target and benchmark with their values at their ends', () => {
    const texts = labelsOf(drawLine({ width: 688 })).map(({ text }) => text);
    for (const text of ['60', 'Target 2024', '41', 'B2B technology']) assert.ok(texts.includes(text), text);
    assert.equal(withClass(drawLine({ width: 688 }), 'reference', 'target').length, 1);
    assert.equal(withClass(drawLine({ width: 688 }), 'reference', 'benchmark').length, 1);
  });

  test('keeps the values of target and benchmark where there is little room for their names', () => {
    const texts = labelsOf(drawLine({ width: 256 })).map(({ text }) => text);
    for (const text of ['60', '41']) assert.ok(texts.includes(text), text);
  });

  test('keeps the rule of every event, with a word where it has room', () => {
    const markup = drawLine({ width: 1168 });
    assert.equal(withClass(markup, 'event').length, 3);
    const texts = labelsOf(markup).map(({ text }) => text);
    for (const text of ['New routing', 'Help centre relaunch', 'Prices']) assert.ok(texts.includes(text), text);
  });

  test('runs from left to right in right-to-left pages too', () => {
    for (const draw of [drawLine, drawSparkline]) {
      assert.equal(draw({ width: 448, direction: 'rtl' }), draw({ width: 448, direction: 'ltr' }));
    }
  });

  test('catches the pointer between neighbours, without a hole and without overlap', () => {
    const hits = withClass(drawLine({ width: 688 }), 'hit');
    hits.slice(1).forEach((hit, i) => {
      const before = hits[i];
      assert.ok(Math.abs(number(hit, 'x') - number(before, 'x') - number(before, 'width')) < 0.02);
    });
  });
});

describe('a stacked bar', () => {
  test('gives every part its share of the width', () => {
    const sizes = withClass(drawStacked({ width: 400 }, [25, 25, 50]), 'bar').map((bar) => number(bar, 'width'));
    assert.deepEqual(sizes, [98, 98, 198]);
  });

  test('keeps values and names of all parts apart, however small the parts', () => {
    for (const shares of [
      [1, 1, 98],
      [98, 1, 1],
      [0, 0, 100],
      [0.4, 99.2, 0.4],
      [34, 33, 33],
    ] as const) {
      for (const width of [200, 256, 448]) {
        const labels = labelsOf(drawStacked({ width }, shares));
        assert.equal(labels.length, 6);
        assert.deepEqual(overlaps(labels), [], `${shares.join('/')} at ${width}`);
      }
    }
  });

  test('leads from a narrow part to a label that had to move', () => {
    assert.equal(withClass(drawStacked({ width: 448 }, [1, 1, 98]), 'leader').length, 1);
    assert.equal(withClass(drawStacked({ width: 448 }, [30, 30, 40]), 'leader').length, 0);
  });

  test('starts at the right in right-to-left pages', () => {
    const [first] = withClass(drawStacked({ width: 400, direction: 'rtl' }, [25, 25, 50]), 'bar');
    assert.equal(number(first, 'x') + number(first, 'width'), 400);
  });

  test('offers targets of at least 24 pixels', () => {
    for (const hit of withClass(drawStacked({ width: 256 }, [0, 1, 99]), 'hit')) {
      assert.ok(number(hit, 'width') >= 24 && number(hit, 'height') >= 24);
    }
  });

  test('tells its parts apart by pattern where colours cannot', () => {
    const [hatch] = withClass(drawStacked({ width: 448 }), 'hatch', 'bad');
    assert.ok((hatch?.attributes['d'] ?? '').length > 0);
  });
});

describe('dots with intervals', () => {
  test('say of a hidden row why it shows nothing', () => {
    const markup = drawRows({ width: 448 });
    assert.equal(withClass(markup, 'dot').length, 4);
    assert.ok(labelsOf(markup).some(({ text }) => text === 'hidden, fewer than 5 answers'));
  });

  test('mark rows that differ by shape and word beside colour', () => {
    const marks = withClass(drawRows({ width: 448 }), 'mark').map(({ text }) => text);
    assert.deepEqual(marks, ['▲ higher', '▼ lower']);
  });

  test('cut long names and keep them whole in the words of the row', () => {
    const markup = drawRows({ width: 256 });
    const name = 'Donaudampfschifffahrtsgesellschaftskapitän';
    assert.ok(!labelsOf(markup).some(({ text }) => text === name));
    assert.ok(withClass(markup, 'point').some(({ attributes: own }) => own['aria-label']?.startsWith(name)));
  });

  test('draw the value of all as a thin line between its head and the axis', () => {
    const markup = drawRows({ width: 688 });
    assert.equal(withClass(markup, 'overall').length, 1);
    assert.ok(labelsOf(markup).some(({ text }) => text === 'All 62'));
  });

  test('have no scale where every row is hidden', () => {
    const markup = drawRows({ width: 448 }, rows.slice(4));
    assert.equal(withClass(markup, 'grid').length, 0);
    assert.equal(withClass(markup, 'overall').length, 0);
  });

  test('mirror everything in right-to-left pages, the scale too', () => {
    const dots = (direction: 'ltr' | 'rtl') =>
      withClass(drawRows({ width: 688, direction }), 'dot').map((dot) => number(dot, 'cx'));
    dots('rtl').forEach((x, i) => assert.ok(Math.abs(x + (dots('ltr')[i] ?? 0) - 688) < 0.02));
  });

  test('offer the whole row as a target', () => {
    for (const width of [256, 688]) {
      for (const hit of withClass(drawRows({ width }), 'hit')) {
        assert.ok(number(hit, 'width') === width && number(hit, 'height') >= 24);
      }
    }
  });
});

describe('a histogram', () => {
  test('starts its bars at zero, twice as high for twice as many', () => {
    const heights = withClass(drawHistogram({ width: 688 }, [0, 0, 0, 0, 0, 0, 0, 0, 100, 200, 400]), 'bar').map(
      (bar) => number(bar, 'height'),
    );
    const [one, two, four] = heights.slice(8);
    assert.ok(one && two && four);
    assert.ok(Math.abs(two - 2 * one) < 0.02 && Math.abs(four - 4 * one) < 0.02);
    assert.equal(heights[0], 0);
  });

  test('writes counts where they fit, and shares with a head where they do not', () => {
    const wide = labelsOf(drawHistogram({ width: 688 })).map(({ text }) => text);
    assert.ok(wide.includes('2,165') && !wide.includes('Share (%)'));
    const narrow = labelsOf(drawHistogram({ width: 256 })).map(({ text }) => text);
    assert.ok(!narrow.includes('2,165') && narrow.includes('Share (%)'));
  });

  test('names its groups under brackets, in fewer words where narrow', () => {
    assert.equal(withClass(drawHistogram({ width: 688 }), 'bracket').length, 3);
    assert.ok(labelsOf(drawHistogram({ width: 688 })).some(({ text }) => text === 'Detractors 0–6'));
    assert.ok(labelsOf(drawHistogram({ width: 256 })).some(({ text }) => text === 'Detractors'));
  });

  test('draws no bar for a feed without answers', () => {
    const markup = drawHistogram({ width: 448 }, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    for (const bar of withClass(markup, 'bar')) assert.equal(number(bar, 'height'), 0);
  });
});
