import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { nothing } from 'lit';
import { toStatic } from '../../src/charts/index.js';
import { palette } from '../../src/charts/static-styles.js';
import { colours } from '../../src/element/tokens.js';
import type { Measure, SeriesPoint } from '../../src/metric.js';
import { allWords, loadText, type Text } from '../../src/text/index.js';
import { drawing, figures, viewed } from './by-name.js';
import {
  emptyView,
  figureTable,
  issuesView,
  ageView,
  definitionView,
  methodView,
  notesView,
  rowsView,
  sentence,
  stampView,
  type ViewContext,
  type ViewName,
} from '../../src/views/index.js';
import { selectionOf } from '../../src/views/further-selection.js';
import { ticksOf } from '../../src/views/ticks.js';
import { elementsOf, withClass } from '../charts/markup.js';
import { churn, retention, youngRetention } from '../fixtures/loyalty.js';
import * as measures from '../fixtures/measures.js';

const { csat, empty, followUp, longLabels, negative, noSeries, resolutionTime, sla, tiny, typical, volume, waves } =
  measures;
const speed = { csat, resolutionTime, sla, volume, followUp };
const loyalty = { retention, youngRetention, churn };
const all = { typical, tiny, empty, noSeries, longLabels, waves, negative, ...speed, ...loyalty };
const plain = ['summary', 'trend', 'distribution', 'segments', 'table'] as const;
const names = [
  ...plain,
  ...(['control', 'agents', 'curve', 'histogram', 'backlog', 'stack', 'hours', 'steps', 'queue'] as const),
  ...(['cohorts', 'waterfall', 'rates', 'after'] as const),
];
const en = await loadText('en-GB', allWords);
const ja = await loadText('ja', allWords);

/** A full month, to be called anything. */
const month: SeriesPoint = {
  period: '2024-01',
  start: null,
  end: null,
  value: 50,
  low: 45,
  high: 55,
  n: 200,
  complete: true,
};

function context(width: number, text: Text = en): ViewContext {
  return { text, width, direction: 'ltr', active: null, heading: null };
}

function drawn(measure: Measure, view: ViewName, width = 448, text: Text = en): string {
  return toStatic(viewed(measure, view, context(width, text)));
}

function footnotes(measure: Measure, text: Text): string {
  const parts = [
    notesView(measure, text),
    rowsView(measure, text),
    methodView(measure, text),
    definitionView(measure, text, () => undefined),
    stampView(measure, text),
    emptyView(text),
  ];
  return toStatic([...parts, issuesView(measure.rows.issues, text)]);
}

/** What a reader sees or hears of markup. */
function wordsOf(markup: string): string {
  const labels = elementsOf(markup).map(({ attributes }) => attributes['aria-label'] ?? '');
  return `${markup.replaceAll(/<[^>]*>/gu, ' ')} ${labels.join(' ')}`;
}

/** A language in which every word is a dot: what still has letters was not said by the language. */
const silent = new Proxy(en, {
  get(target, name) {
    if (name === 'issue') return () => ({ seen: '·', meaning: '·', remedy: '·', silence: '·' });
    if (name === 'controlNames') return () => ({ centre: '·', low: '·', high: '·' });
    if (name === 'lang') return target.lang;
    if (name === 'funnelNames') return { centre: '·', inner: '·', outer: '·' };
    if (name === 'cohortNames') return { size: '·', average: '·', ages: '·', unfinished: '·' };
    if (name === 'contrast') return () => ({ head: '·', lines: [{ name: '·', value: '·', interval: '·' }] });
    if (name === 'state' || name === 'error') return () => ({ what: '·', remedy: '·' });
    return typeof Reflect.get(target, name) === 'function' ? () => '·' : '·';
  },
});

describe('views', () => {
  test('show every kind of measure at every width in every language', () => {
    for (const [name, measure] of Object.entries(all)) {
      for (const view of names) {
        for (const width of [0, 1, 256, 448, 688, 1168, 10_000]) {
          for (const text of [en, ja]) {
            const whole = drawn(measure, view, width, text) + footnotes(measure, text);
            const markup = whole.replaceAll(/data-key="[^"]*"/gu, '');
            assert.doesNotMatch(markup, /NaN|undefined|\bnull\b|Infinity|\[object/u, `${name}, ${view}, ${width}`);
            assert.doesNotMatch(markup, /\sstyle=|<style|<script|\sid=|\son[a-z]+=/u, `${name}, ${view}, ${width}`);
          }
        }
      }
    }
  });

  test('have no words of their own', () => {
    const fromFeeds = /New routing|Help centre relaunch|C-\d+|Gold|Silver/gu;
    for (const measure of Object.values(all)) {
      const markup = names.map((view) => drawn(measure, view, 688, silent)).join('') + footnotes(measure, silent);
      assert.doesNotMatch(wordsOf(markup).replaceAll(fromFeeds, ''), /\p{L}/u);
    }
  });

  test('name their parts', () => {
    const partsOf = (markup: string) =>
      new Set(elementsOf(markup).flatMap(({ attributes }) => attributes['part'] ?? []));
    const expected = {
      summary: ['value', 'interval', 'window', 'present', 'sentence', 'change', 'chart', 'benchmark', 'target'],
      trend: ['window', 'present', 'sentence', 'change', 'chart'],
      distribution: ['window', 'sentence', 'chart'],
      segments: ['window', 'sentence', 'chart'],
      table: ['table'],
    };
    for (const view of plain) assert.deepEqual([...partsOf(drawn(typical, view))].sort(), [...expected[view]].sort());
    for (const view of names.filter((name) => ![...plain, 'queue'].includes(name))) {
      const shown = Object.values({ ...speed, ...loyalty }).map((measure) => partsOf(drawn(measure, view)));
      assert.ok(
        shown.some((parts) => parts.has('sentence') && parts.has('chart')),
        view,
      );
    }
    assert.deepEqual([...partsOf(drawn(sla, 'queue'))].sort(), ['sentence', 'table']);
    assert.ok(partsOf(drawn(sla, 'summary')).has('facts'));
    assert.deepEqual([...partsOf(footnotes(typical, en))].sort(), ['definition', 'issues', 'method', 'stamp']);
    assert.ok(partsOf(footnotes(tiny, en)).has('notes'));
  });

  test('say what would fill them where nothing was counted', () => {
    for (const view of names) assert.match(wordsOf(drawn(empty, view)), /No answers in this period\./u);
    assert.doesNotMatch(names.map((view) => drawn(empty, view)).join(''), /<svg|class="value"/u);
  });

  test('say of a hidden segment only that it is hidden', () => {
    for (const view of ['summary', 'segments'] as const) {
      const markup = drawn(typical, view, 688);
      assert.match(markup, /aria-label="Antarctica\. hidden to protect fewer than 5 answers"/u);
    }
  });

  test('call the direction of a change by shape and word beside colour', () => {
    const change = (measure: Measure) =>
      /part="change" class="change (\w+)"\s*>.*?aria-hidden="true">(.)</su.exec(drawn(measure, 'summary'));
    assert.deepEqual(change(typical)?.slice(1), ['good', '▲']);
    assert.deepEqual(change(waves)?.slice(1), ['bad', '▼']);
    assert.deepEqual(change(negative)?.slice(1), ['neutral', '–']);
    assert.deepEqual(change({ ...typical, better: 'down' })?.slice(1), ['bad', '▲']);
  });
});

describe('the summary', () => {
  const svgs = (markup: string) => markup.match(/<svg/gu)?.length ?? 0;

  test('is number, sentence and small line in a tile of 280 pixels', () => {
    const markup = drawn(typical, 'summary', 256);
    assert.match(wordsOf(markup), /\+62\s+60 to 64\s+95% interval/u);
    assert.equal(svgs(markup), 1);
    assert.equal(withClass(markup, 'grid').length, 0);
  });

  test('adds the bar of groups from 320, a chart from 480, segments beside it from 720', () => {
    assert.equal(svgs(drawn(typical, 'summary', 288)), 2);
    assert.equal(withClass(drawn(typical, 'summary', 288), 'grid').length, 0);
    assert.equal(svgs(drawn(typical, 'summary', 448)), 2);
    assert.ok(withClass(drawn(typical, 'summary', 448), 'grid').length > 0);
    assert.equal(svgs(drawn(typical, 'summary', 688)), 3);
  });

  test('shows the value without its sign only where it is zero', () => {
    assert.match(drawn(negative, 'summary'), /<bdi>−20<\/bdi>/u);
    assert.match(drawn({ ...typical, value: -0.3 }, 'summary'), /<bdi>0<\/bdi>/u);
  });
});

describe('the words of a whole measure', () => {
  test('give value, interval, n, change, range, hidden segments and rows set aside', () => {
    assert.equal(
      sentence(typical, en),
      'NPS 62, between 60 and 64, of those who answered (18%). 5,123 answers, 18% of those asked. ' +
        'Up 17 points from Nov 2023 to Nov 2024, more than chance. ' +
        'Lowest 49 in Oct 2023, highest 70 in Nov 2024. Latest full month: 70 in Nov 2024. 72 so far in Dec 2024. ' +
        '1 segment is hidden to protect fewer than 5 answers. 5,123 of 5,130 rows used.',
    );
  });

  test('are one sentence where nothing was counted', () => {
    assert.equal(sentence(empty, en), 'NPS: no answers in this period.');
    assert.equal(sentence(empty, ja), 'NPS：この期間の回答はありません。');
  });
});

describe('points', () => {
  test('say period, value, interval, n and what happened', () => {
    const labels = withClass(drawn(typical, 'trend'), 'point').map(({ attributes }) => attributes['aria-label']);
    assert.equal(labels[0], 'Jan 2022: 52, between 47 and 57, 130 answers');
    assert.equal(labels[19], 'Aug 2023: 55, between 47 and 63, 263 answers. Event: New routing');
    assert.equal(labels[35], 'Dec 2024, so far: 72, between 59 and 85, 41 answers');
  });

  test('lead back to what they stand for', () => {
    const keys = (view: ViewName) =>
      withClass(drawn(typical, view), 'point').map(({ attributes }) => attributes['data-key'] ?? '');
    const selections = (view: ViewName) => keys(view).map((key) => selectionOf(typical, key));
    assert.deepEqual(selections('trend')[0], {
      kind: 'period',
      period: '2022-01',
      start: '2022-01-01T00:00:00.000Z',
      end: '2022-02-01T00:00:00.000Z',
    });
    assert.deepEqual(selections('segments')[3], { kind: 'segment', by: 'region', key: null });
    assert.deepEqual(selections('distribution')[0], { kind: 'group', group: 'detractor' });
    assert.deepEqual(selections('distribution')[3], { kind: 'answer', key: '0' });
    assert.equal(selectionOf(typical, 'none'), null);
  });
});

describe('segments', () => {
  test('say what to name where no dimension is named', () => {
    const drawnIn = (text: Text) => drawn({ ...typical, segments: [] }, 'segments', 448, text);
    assert.match(drawnIn(en), /none is named here\. Name one: by=(&quot;|")region(&quot;|")\./u);
    assert.match(drawnIn(ja), /by=(&quot;|")region(&quot;|")/u);
  });
});

describe('ticks', () => {
  const labels = (periods: readonly string[], period: Measure['context']['period'], width = 480) => {
    const series = periods.map((name) => ({ ...month, period: name }));
    const measure = { ...typical, series, context: { ...typical.context, period } };
    return ticksOf(measure, en, width).map(({ label }) => label);
  };
  const months = (count: number) =>
    Array.from({ length: count }, (_, i) => `${2022 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`);

  test('stand on first months of years, half-years or quarters, as many as fit', () => {
    assert.deepEqual(labels(months(36), 'month'), ['2022', '2023', '2024']);
    assert.deepEqual(labels(months(24), 'month'), ['Jan 2022', 'Jul', 'Jan 2023', 'Jul']);
    assert.deepEqual(labels(months(12), 'month'), ['Jan 2022', 'Apr', 'Jul', 'Oct']);
    assert.deepEqual(labels(months(4), 'month'), ['Jan 2022', 'Feb', 'Mar', 'Apr']);
    assert.deepEqual(labels(months(36), 'month', 128), ['2022', '2024']);
  });

  test('name days, weeks, quarters and years in their own way', () => {
    assert.deepEqual(labels(['2024-02-28', '2024-02-29', '2024-03-01'], 'day'), ['28 Feb', '29 Feb', '1 Mar']);
    assert.deepEqual(labels(['2023-W52', '2024-W01', '2024-W02'], 'week'), ['W52 2023', 'W1 2024', 'W2']);
    assert.deepEqual(labels(['2023-Q4', '2024-Q1', '2024-Q2'], 'quarter'), ['Q4 2023', 'Q1 2024', 'Q2']);
    assert.deepEqual(labels(['2019', '2020', '2021', '2022', '2023', '2024'], 'year'), ['2020', '2022', '2024']);
  });

  test('name waves as they are called', () => {
    assert.deepEqual(labels(['Spring', 'Autumn'], 'wave'), ['Spring', 'Autumn']);
    assert.deepEqual(labels(['1', '2', '3', '4', '5', '6', '7'], 'wave'), ['1', '3', '5', '7']);
  });
});

describe('the periods of a figure', () => {
  const now = (measure: Measure, view: ViewName, text: Text = en) =>
    (/part="window".*?<\/p>/su.exec(drawn(measure, view, 448, text))?.[0] ?? '')
      .replaceAll(/<[^>]*>|^[^>]*>/gu, '')
      .replaceAll(/[\u2066-\u2069]/gu, '')
      .replaceAll(/\s+/gu, ' ')
      .trim();
  const alone = typical.series.slice(-2, -1);
  const standing: Measure = { ...typical, value: 70.25, standing: true };

  test('are said where a value is of all of them, beside the last that is compared', () => {
    assert.equal(now(typical, 'summary'), 'All of Jan 2022 – Dec 2024 Nov 2024 +70');
    assert.equal(now(typical, 'trend'), 'All of Jan 2022 – Dec 2024 Nov 2024 +70');
    assert.equal(now(typical, 'segments'), 'All of Jan 2022 – Dec 2024');
    assert.equal(now(typical, 'distribution'), 'All of Jan 2022 – Dec 2024');
    assert.equal(now(typical, 'summary', ja), '2022年1月～2024年12月の全体 2024年11月 +70');
    assert.equal(now({ ...typical, change: null }, 'summary'), 'All of Jan 2022 – Dec 2024');
    assert.equal(now({ ...typical, value: 70.25, series: alone }, 'summary'), 'Nov 2024');
    assert.equal(now(noSeries, 'summary'), '');
  });

  test('are the one at whose end a standing is', () => {
    assert.equal(now(standing, 'summary'), 'Nov 2024');
    assert.equal(now({ ...standing, value: 71 }, 'summary'), '');
  });
});

describe('tables', () => {
  test('have a caption, heads of columns and a head for every row', () => {
    const markup = drawn(typical, 'table');
    assert.equal(markup.match(/<caption>/gu)?.length, 1);
    assert.equal(markup.match(/scope="row"/gu)?.length, 49);
    assert.equal(markup.match(/scope="col"/gu)?.length, 9);
  });

  test('draw at most a thousand rows and say how many there are', () => {
    const series = Array.from({ length: 1200 }, (_, i) => ({ ...month, period: `w${i}` }));
    const table = figures({ ...waves, series }, 'trend', en);
    const markup = toStatic(figureTable(table, en));
    assert.equal(markup.match(/scope="row"/gu)?.length, 1000);
    assert.match(wordsOf(markup), /1,000 of 1,200 rows shown/u);
  });
});

describe('footnotes', () => {
  test('open what was found in the rows, with the attribute that silences it', () => {
    const markup = toStatic(rowsView(typical, en));
    assert.match(markup, /<details part="issues"/u);
    assert.match(wordsOf(markup), /5,123 of 5,130 rows used/u);
    assert.match(wordsOf(markup), /First seen in row 18\./u);
    assert.match(markup, /<code>missing=&#39;\[&quot;11&quot;\]&#39;<\/code>/u);
    assert.doesNotMatch(toStatic(rowsView(tiny, en)), /<details/u);
  });

  test('tell that data are older than their feed allows, and when nobody should rely on them', () => {
    const asOf = '2024-12-12T22:00:00Z';
    const limited = (more: object) => ({ ...typical, context: { ...typical.context, as_of: asOf, ...more } });
    const after = (hours: number, more: object = { freshness: { warn_after: 24, error_after: 72 } }) => {
      const view = ageView(limited(more), en, Date.parse(asOf) + hours * 3_600_000);
      return typeof view === 'symbol' ? '' : wordsOf(toStatic(view)).trim();
    };
    assert.equal(after(24), '');
    assert.equal(after(50), 'The data are 2 days old. Their feed allows 1 day.');
    assert.equal(after(73), 'Do not rely on these figures: the data are 3 days old. Their feed allows 3 days.');
    assert.equal(after(1000, {}), '');
    assert.equal(after(1000, { freshness: { warn_after: null, error_after: null } }), '');
  });

  test('give the instant in the zone of the report, and the definition in words', () => {
    const explained = definitionView(typical, en, () => undefined);
    assert.match(
      wordsOf(toStatic(stampView(typical, en))),
      /As of 12 Dec 2024, 23:00 \(Europe\/Paris\) · Definition 3f9c2a/u,
    );
    assert.ok(typeof explained !== 'symbol');
    assert.match(wordsOf(toStatic(explained)), /How it is computed\s+Share of promoters/u);
  });

  test('keep in sight what casts doubt on a figure, and how it was made behind a line', () => {
    const notes = [
      { code: 'clustered' },
      { code: 'small_n', n: 4 },
      { code: 'unfinished_period' },
      { code: 'not_filtered', field: 'tier' },
    ] as const;
    const [inSight, behind] = [notesView, methodView].map((view) => {
      const found = view({ ...typical, notes }, en);
      return typeof found === 'symbol' ? '' : wordsOf(toStatic(found)).replaceAll(/\s+/gu, ' ').trim();
    });
    assert.match(
      inSight ?? '',
      /^Only 4 answers: read the value with care\. The filter of .*Tier.* does not apply here/u,
    );
    assert.match(behind ?? '', /^2 notes The interval allows for .* The last period still runs\./u);
    assert.equal(methodView({ ...typical, notes: [] }, en), nothing);
  });
});

describe('a drawing', () => {
  test('is a file of its own with literal colours, words, charts, the instant, how many and the definition', () => {
    for (const view of names) {
      const file = drawing(typical, view, context(720), 'dark');
      assert.match(file, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/u);
      assert.doesNotMatch(file, /var\(|NaN|undefined/u);
      assert.match(file, /#14171c/u);
      assert.match(file, /As of 12 Dec 2024/u);
      assert.match(file, /5,123 answers/u);
      assert.match(file, /Definition 3f9c2a/u);
      assert.equal(file.match(/<(?:svg|g|text|style)\b/gu)?.length, file.match(/<\/(?:svg|g|text|style)>/gu)?.length);
    }
  });

  test('names the filters that its figures hold for', () => {
    const filtered = { ...typical, context: { ...typical.context, filters: { region: ['EMEA', null] } } };
    assert.match(drawing(filtered, 'trend', context(720), 'light'), /Region: EMEA, \(not set\)/u);
  });

  test('has the colours of the page', () => {
    for (const [name, { light, dark }] of Object.entries(colours)) {
      assert.ok(name === 'surface' || name in palette.light, name);
      assert.deepEqual([light, dark], [Reflect.get(palette.light, name), Reflect.get(palette.dark, name)], name);
    }
  });
});
