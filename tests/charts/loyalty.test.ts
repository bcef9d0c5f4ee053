import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { gridColumns, stepCurve, monthSteps, toStatic } from '../../src/charts/index.js';
import { cohortRows, drawCohorts, drawWaterfall, fallSteps, gridCell } from './loyalty-samples.js';
import { labelsOf, number, withClass } from './markup.js';

function wordsOf(markup: string): string[] {
  return labelsOf(markup).map(({ text }) => text);
}

/** The shade of each cell, by the figure in it. */
function shades(markup: string): Readonly<Record<string, string>> {
  const cells = withClass(markup, 'heat').map(({ attributes }) => /heat-(\d)/u.exec(attributes['class'] ?? '')?.[1]);
  const figures = wordsOf(markup).filter((text) => /^\d{2}\*?$/u.test(text));
  return Object.fromEntries(figures.slice(-cells.length).map((figure, i) => [figure, cells[i] ?? '']));
}

describe('a cohort grid', () => {
  test('prints the figure, the size of each cohort and the average on top', () => {
    const words = wordsOf(drawCohorts({ width: 688 }));
    for (const word of ['Average', 'Jan 2024', '1200', '95', '60*', 'Size', '% left by month']) {
      assert.ok(words.includes(word), word);
    }
    const at = (text: string) => labelsOf(drawCohorts({ width: 688 })).find((label) => label.text === text)?.top ?? 0;
    assert.ok(at('Average') < at('Jan 2024') && at('Jan 2024') < at('Jun 2024'));
  });

  test('outlines what is not over yet, and nothing else, in dashes', () => {
    const markup = drawCohorts({ width: 688 });
    assert.equal(withClass(markup, 'heat', 'unfinished').length, 5);
    assert.equal(wordsOf(markup).filter((text) => text.endsWith('*')).length, 5);
  });

  test('is deeper where more is left, and pale where all is nearly alike', () => {
    const found = shades(drawCohorts({ width: 688 }));
    assert.equal(found['95'], '7');
    assert.ok(Number(found['95']) > Number(found['80']) && Number(found['80']) > Number(found['60*']));
    const [first] = cohortRows;
    assert.ok(first);
    const alike = drawCohorts({ width: 688 }, [{ ...first, cells: [gridCell('x', 93), gridCell('y', 94)] }]);
    assert.equal(withClass(alike, 'heat-1').length, 1, 'only the far average is pale');
  });

  test('says of a hidden cohort only that it is hidden', () => {
    const markup = drawCohorts({ width: 688 });
    assert.ok(wordsOf(markup).includes('hidden, fewer than 5'));
    assert.match(markup, /aria-label="Apr 2024\. Hidden"/u);
  });

  test('has room for fewer ages where it is narrow, and for one at least', () => {
    const room = (width: number) => gridColumns(width, cohortRows, 'Size', ['99*']);
    assert.ok(room(256) < room(448) && room(448) < room(688));
    assert.equal(room(40), 1);
  });

  test('runs from left to right in right-to-left pages too', () => {
    assert.match(drawCohorts({ width: 448, direction: 'rtl' }), /direction="ltr"/u);
  });
});

describe('a waterfall', () => {
  const bars = (markup: string) =>
    withClass(markup, 'bar').map((bar) => [number(bar, 'x'), number(bar, 'x') + number(bar, 'width')] as const);

  test('starts each movement where the one before ended', () => {
    const [first, second, third, fourth] = bars(drawWaterfall({ width: 688 }));
    assert.ok(first && second && third && fourth);
    assert.ok(Math.abs(first[1] - second[0]) < 0.02);
    assert.ok(Math.abs(second[1] - third[1]) < 0.02);
    assert.ok(Math.abs(third[0] - fourth[1]) < 0.02);
  });

  test('keeps lengths in proportion to amounts on an axis that need not start at zero', () => {
    const [first, second] = bars(drawWaterfall({ width: 688 })).map(([start, end]) => end - start);
    assert.ok(first !== undefined && second !== undefined);
    assert.ok(Math.abs(first / second - 55 / 25) < 0.01);
    assert.equal(withClass(drawWaterfall({ width: 688 }), 'dot').length, 2, 'totals are dots');
  });

  test('tells up from down by colour, shape and sign', () => {
    const markup = drawWaterfall({ width: 688 });
    assert.equal(withClass(markup, 'bar', 'good').length, 2);
    assert.equal(withClass(markup, 'bar', 'bad').length, 2);
    for (const word of ['▲ +55K', '▼ −35K']) assert.ok(wordsOf(markup).includes(word), word);
  });

  test('is mirrored in right-to-left pages', () => {
    const [left] = bars(drawWaterfall({ width: 688 }));
    const [right] = bars(drawWaterfall({ width: 688, direction: 'rtl' }));
    assert.ok(left && right && Math.abs(688 - left[0] - right[1]) < 0.05);
  });

  test('draws a start without movements', () => {
    assert.doesNotMatch(drawWaterfall({ width: 688 }, fallSteps.slice(0, 1)), /NaN|Infinity/u);
    assert.doesNotMatch(drawWaterfall({ width: 688 }, []), /NaN|Infinity/u);
  });
});

describe('a curve in months', () => {
  const draw = (last: number) =>
    toStatic(
      stepCurve(
        Array.from({ length: last + 1 }, (_, x) => ({ x, value: 100 - x, low: null, high: null })),
        {
          width: 448,
          direction: 'ltr',
          active: null,
          label: 'A chart',
          height: null,
          domain: [0, last],
          isLogarithmic: false,
          steps: monthSteps,
          formatDuration: (months) => `${months} mo`,
          formatShare: (percent) => `${percent}%`,
          behind: [],
          marks: [],
          probes: [],
          atRisk: { head: 'Followed', at: (months) => String(100 - months) },
        },
      ),
    );

  test('has ticks at months that people name, with the numbers followed below them', () => {
    const words = wordsOf(draw(72));
    assert.deepEqual(
      words.filter((text) => text.endsWith(' mo')),
      ['0 mo', '24 mo', '48 mo', '72 mo'],
    );
    for (const count of ['100', '76', '52', '28']) assert.ok(words.includes(count), count);
    assert.deepEqual(
      wordsOf(draw(12)).filter((text) => text.endsWith(' mo')),
      ['0 mo', '3 mo', '6 mo', '9 mo', '12 mo'],
    );
  });
});
