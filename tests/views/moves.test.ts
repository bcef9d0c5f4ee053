import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { toStatic } from '../../src/charts/index.js';
import type { Change, ChangePart, Measure } from '../../src/metric.js';
import { allWords, loadText } from '../../src/text/index.js';
import { toCSV } from '../../src/views/index.js';
import { figures, viewed } from './by-name.js';
import { breaksIn } from '../../src/views/events.js';
import { labelsOf, withClass } from '../charts/markup.js';
import { csat, sla, typical } from '../fixtures/measures.js';

const en = await loadText('en-GB', allWords);
const ja = await loadText('ja', allWords);

function part(key: string | null, rate: number, mix: number, shares: readonly [number, number]): ChangePart {
  const [before, after] = shares.map((share) => ({ value: 50, share, n: 1000 * share }));
  return { by: 'region', key, rate, mix, from: before ?? null, to: after ?? null };
}

function hidden(key: string): ChangePart {
  return { by: 'region', key, rate: null, mix: null, from: null, to: null, hidden: 'small' };
}

const fall: Change = {
  compare: 'previous',
  from: '2024-10',
  to: '2024-11',
  value: -4.2,
  low: -6,
  high: -2,
  verdict: 'down',
  detectable: 3,
};

/** A measure whose change is `change` with some parts. */
function moved(parts: readonly ChangePart[], change: Partial<Change> = {}, more: Partial<Measure> = {}): Measure {
  const context = { ...typical.context, by: ['region'], compare: 'previous' as const };
  return { ...typical, context, change: { ...fall, parts, ...change }, ...more };
}

const usual = moved([
  part('EMEA', -3.1, 0.2, [0.5, 0.45]),
  part('LATAM', 0.3, -1.4, [0.1, 0.25]),
  part('Japan', 0.1, -0.3, [0.4, 0.3]),
]);

function view(measure: Measure, text = en): string {
  return toStatic(viewed(measure, 'why', { text, width: 640, direction: 'ltr', active: null, heading: null }));
}

describe('why it moved', () => {
  test('is told by the parts that did most, in the unit, and by what all else did', () => {
    assert.equal(
      en.why(usual, 'region'),
      'Of the fall of 4.2 points, 3.1 points came from the own value of EMEA and 1.4 points from a larger share of answers from LATAM; all else took 0.3 points off it. With unchanged shares: −2.7 points.',
    );
    assert.match(ja.why(usual, 'region'), /^4.2ポイントの低下のうち、.*EMEA.*自体の値によるものが3.1ポイント/u);
  });

  test('names no part under a tenth of the change, and none that went the other way', () => {
    const one = moved([part('A', -4.4, 0, [0.5, 0.5]), part('B', -0.3, 0, [0.2, 0.2]), part('C', 0.5, 0, [0.3, 0.3])]);
    assert.equal(
      en.why(one, 'region'),
      'Of the fall of 4.2 points, 4.4 points came from the own value of A; all else took 0.2 points off it. With unchanged shares: −4.2 points.',
    );
  });

  // Oracle O46, in points
  test('says that the shares shifted where every segment rose and the whole fell', () => {
    const parts = [part('A', 1.2, -2.4, [0.7, 0.5]), part('B', 0.8, -3.6, [0.3, 0.5])];
    assert.equal(
      en.why(moved(parts, { value: -4 }), 'region'),
      'The whole fell though every segment rose: their shares shifted. With unchanged shares: +2 points.',
    );
    assert.match(ja.why(moved(parts, { value: -4 }), 'region'), /どのセグメントも上昇しましたが.*全体は低下/u);
  });

  test('is not explained where no change is clear', () => {
    const words = en.why(moved(usual.change?.parts ?? [], { verdict: 'unclear' }), 'region');
    assert.match(words, /^No clear change since Oct 2024\..* Its parts may be chance as well\.$/u);
  });

  test('leaves out the sum at unchanged shares where a segment is hidden, whom it would give away', () => {
    const measure = moved([...(usual.change?.parts ?? []), hidden('ANZ')]);
    assert.doesNotMatch(en.why(measure, 'region'), /unchanged/u);
    const { rows } = figures(measure, 'why', en);
    assert.deepEqual(rows.at(-1)?.slice(0, 4), ['Region', 'All', null, null]);
  });

  test('is drawn with the segments that did most first and hidden ones last, each in words', () => {
    const markup = view(moved([hidden('ANZ'), ...(usual.change?.parts ?? [])]));
    const points = withClass(markup, 'point').map(({ attributes }) => attributes['aria-label'] ?? '');
    assert.deepEqual(
      points.map((label) => /^\w+/u.exec(label)?.[0]),
      ['EMEA', 'LATAM', 'Japan', 'ANZ'],
    );
    assert.equal(points[0], 'EMEA: −2.9 points. Own value −3.1 points, 50 to 50. Share +0.2 points, 50% to 45%');
    assert.match(points[3] ?? '', /^ANZ\. hidden to protect fewer than 5 answers$/u);
    const words = labelsOf(markup).map(({ text }) => text);
    assert.ok(words.includes('▼ −3.1 own value') && words.includes('▼ −1.4 share'));
  });

  test('has a table with both windows, whose last row adds up the parts', () => {
    const { columns, rows, shown } = figures(usual, 'why', en);
    assert.deepEqual(
      columns.map(({ key }) => key),
      [
        'kind',
        'segment',
        'own_part',
        'share_part',
        'value_before',
        'value_after',
        'share_before',
        'share_after',
        'remark',
      ],
    );
    const sum = rows.at(-1)?.slice(2, 4).map(Number) ?? [];
    assert.ok(Math.abs((sum[0] ?? 0) + 2.7) < 1e-9 && Math.abs((sum[1] ?? 0) + 1.5) < 1e-9);
    assert.deepEqual(shown[0]?.slice(0, 8), ['Region', 'EMEA', '−3.1 points', '+0.2 points', '50', '50', '50%', '45%']);
    assert.equal(
      toCSV(figures(usual, 'why', en))
        .trimEnd()
        .split('\r\n').length,
      5,
    );
  });

  test('says what to set where nothing is asked by a dimension', () => {
    const plain: Measure = { ...typical, change: fall };
    assert.match(view(plain), /by=&quot;region&quot;/u);
    assert.match(view(plain, ja), /by=&quot;region&quot;/u);
  });

  test('says why there are no parts: nothing to compare, another definition, or a value that is no mean', () => {
    const by = { ...typical.context, by: ['region'] };
    const without = { ...fall, value: null, low: null, high: null, verdict: null, detectable: null };
    assert.match(view({ ...typical, change: null }), /Nothing to compare with yet/u);
    const broken = { ...without, broken_at: '2024-11-05T00:00:00Z' };
    assert.match(
      view({ ...typical, change: broken }),
      /Not compared with Oct 2024: what is counted changed on 5 Nov 2024/u,
    );
    assert.match(view({ ...sla, context: { ...sla.context, by: by.by }, change: fall }), /not decided yet/u);
  });
});

const changed = { at: Date.UTC(2024, 5, 1), until: null, text: 'Bots count too', kind: 'definition', metrics: [] };

describe('a change of definition', () => {
  test('breaks the line between the periods it lies between, and on both sides of one that it lies in', () => {
    const at = (instant: number) => [...breaksIn({ ...typical, events: [{ ...changed, at: instant }] })];
    assert.deepEqual(at(Date.UTC(2024, 5, 1)), [29]);
    assert.deepEqual(at(Date.UTC(2024, 5, 10)), [29, 30]);
    assert.deepEqual(at(Date.UTC(2022, 0, 1)), []);
    assert.deepEqual(at(Date.UTC(2022, 0, 5)), [1]);
    assert.deepEqual(at(Date.UTC(2030, 0, 1)), []);
    assert.deepEqual([...breaksIn({ ...typical, events: [{ ...changed, kind: 'release' }] })], []);
  });

  test('is drawn as a broken line in the trend and in the control chart', () => {
    const lines = (measure: Measure, name: 'trend' | 'control') => {
      const context = { text: en, width: 640, direction: 'ltr' as const, active: null, heading: null };
      const markup = toStatic(viewed(measure, name, context));
      return (withClass(markup, 'line')[0]?.attributes['d'] ?? '').match(/M/gu)?.length;
    };
    assert.equal(
      lines({ ...typical, events: [changed] }, 'trend'),
      (lines({ ...typical, events: [] }, 'trend') ?? 0) + 1,
    );
    const middle = csat.series[Math.floor(csat.series.length / 2)]?.start ?? '';
    const event = { ...changed, at: Date.parse(middle) };
    assert.equal(lines({ ...csat, events: [event] }, 'control'), (lines({ ...csat, events: [] }, 'control') ?? 0) + 1);
  });

  test('is said instead of a change, with its day, in both languages', () => {
    const broken: Measure = {
      ...typical,
      change: {
        ...fall,
        value: null,
        low: null,
        high: null,
        verdict: null,
        detectable: null,
        broken_at: '2024-11-05T00:00:00Z',
      },
    };
    assert.equal(en.change(broken), 'Not compared with Oct 2024: what is counted changed on 5 Nov 2024.');
    assert.equal(ja.change(broken), '2024年11月5日に数え方が変わったため、2024年10月とは比べていません。');
  });

  test('leaves the lowest and highest to the periods since', () => {
    // the dip to 49 in October 2023 is before it
    assert.match(en.trend({ ...typical, events: [changed] }), /^Lowest 65 in Jul 2024/u);
    assert.match(en.trend({ ...typical, events: [] }), /^Lowest 49 in Oct 2023/u);
  });
});
