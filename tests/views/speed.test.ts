import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { toStatic } from '../../src/charts/index.js';
import type { Measure } from '../../src/metric.js';
import { allWords, loadText } from '../../src/text/index.js';
import { drawing, figures, viewed } from './by-name.js';
import { sentence, toCSV, type FigureTable, type ViewContext, type ViewName } from '../../src/views/index.js';
import { selectionOf } from '../../src/views/further-selection.js';
import { withClass } from '../charts/markup.js';
import { csat, followUp, resolutionTime, sla, tiny, volume } from '../fixtures/measures.js';

const en = await loadText('en-GB', allWords);

function context(width = 448): ViewContext {
  return { text: en, width, direction: 'ltr', active: null, heading: null };
}

function drawn(measure: Measure, view: ViewName, width = 448): string {
  return toStatic(viewed(measure, view, context(width)));
}

function sentenceOf(measure: Measure, view: ViewName): string {
  const [, words = ''] = /part="sentence"[^>]*>(.*?)<\/p>/su.exec(drawn(measure, view)) ?? [];
  return words.replaceAll(/<[^>]*>/gu, '').trim();
}

function points(measure: Measure, view: ViewName) {
  return withClass(drawn(measure, view), 'point').map(({ attributes }) => ({
    words: attributes['aria-label'] ?? '',
    key: attributes['data-key'] ?? '',
  }));
}

describe('the message of', () => {
  test('a control chart names its limits, what left them, and a shift', () => {
    assert.equal(
      sentenceOf(csat, 'control'),
      'Common variation runs from 78% to 86.8%. Aug 2023 (low), Sept 2023 (low) and 8 more leave it. ' +
        '10 in a row above the centre since Feb 2024: a shift.',
    );
    assert.equal(
      sentenceOf(volume, 'control'),
      'Net flow: common variation runs from −61 to 69. Dec 2022 (high) leaves it. The limits are provisional, from 14 periods.',
    );
  });

  test('peers counts those outside of the funnel and names them', () => {
    assert.equal(
      sentenceOf(csat, 'agents'),
      'Of 12 compared, 2 differ by more than chance: Jonas (70.2%) and Lars (89.1%).',
    );
  });

  test('a curve gives median, 90 %, target and how many have not ended', () => {
    assert.equal(
      sentenceOf(resolutionTime, 'curve'),
      'Median 25 h 47 min, 90% within 5.9 days. 47% within 24 h. ' +
        '1,556 of 24,918 have not ended and count for as long as they lasted.',
    );
  });

  test('a histogram, a backlog, states, hours and steps gives what is most', () => {
    assert.equal(
      sentenceOf(resolutionTime, 'histogram'),
      'Most often 22 h 31 min to 36 h 2 min: 2,900 of 21,800 cases (13%).',
    );
    assert.equal(
      sentenceOf(resolutionTime, 'backlog'),
      '457 open, 39 of them over 30 days. 2 more than a period before.',
    );
    assert.match(sentenceOf(sla, 'stack'), /^Nov 2024: 258 cases\. Met 194 \(75%\), Met late 14 \(5%\), .*\.$/u);
    assert.equal(sentenceOf(sla, 'hours'), 'Most on Tuesday, 11:00–12:00 (38 of 1,298). 70% on weekdays from 9 to 17.');
    assert.equal(
      sentenceOf(followUp, 'steps'),
      'Of 312 eligible: 251 contacted (80%), 201 closed (64%), 12 action opened (4%).',
    );
  });

  test('a queue says in words how much is overdue', () => {
    assert.equal(sentenceOf(sla, 'queue'), '5 wait, 3 of them overdue, the longest by 3.2 days.');
    const markup = drawn(sla, 'queue');
    for (const words of ['3.2 days overdue', 'due in 45 min', 'C-20417']) assert.ok(markup.includes(words), words);
  });
});

describe('a duration', () => {
  test('is called a median in the summary, with 90 % and further figures beside it', () => {
    const words = drawn(resolutionTime, 'summary').replaceAll(/<[^>]*>/gu, ' ');
    assert.match(words, /25 h 47 min\s+Median\s+24 h 54 min to 26 h 36 min/u);
    assert.match(words, /90% within\s+5\.9 days\s+Reopen rate\s+4\.1%\s+Within target\s+48\.4%/u);
  });

  test('that falls is called down and better, in the colour of good', () => {
    assert.match(drawn(resolutionTime, 'summary'), /class="change good"/u);
    assert.match(sentence(resolutionTime, en), /Down 15 h 36 min .* That is better\. 90% within 5\.9 days\./u);
  });

  test('has ticks in units people use', () => {
    const ticks = withClass(drawn(resolutionTime, 'trend'), 'muted').map(({ text }) => text);
    assert.ok(ticks.includes('1 d') && ticks.includes('12 h'));
  });

  test('whose median is not reached says so', () => {
    const young = { ...resolutionTime, value: null, low: null, high: null };
    assert.equal(en.headline(young), 'Resolution time cannot be told yet: fewer than half have ended.');
    assert.equal(en.quantile({ p: 0.5, value: null, low: null, high: null }), 'Half not reached yet');
  });
});

describe('points of', () => {
  test('a curve say how much has ended by then and how many still run', () => {
    const [first] = points(resolutionTime, 'curve');
    assert.equal(first?.words, 'Within 5 min: 1.2%, between 0.9% and 1.5%. Still running: 24,596');
    assert.ok(points(resolutionTime, 'curve').some(({ words }) => words.startsWith('1 – Critical. Within 1')));
  });

  test('a week are as many as figures have room, and say day, hours and count', () => {
    assert.equal(withClass(drawn(sla, 'hours', 256), 'point').length, 56);
    assert.equal(withClass(drawn(sla, 'hours', 1168), 'point').length, 168);
    assert.equal(points(sla, 'hours')[1]?.words, 'Monday 02:00–04:00: breached 1');
  });

  test('every view lead back to what they stand for', () => {
    const last = (measure: Measure, view: ViewName) => selectionOf(measure, points(measure, view).at(-1)?.key ?? '');
    assert.equal(last(csat, 'control')?.kind, 'period');
    assert.deepEqual(last(csat, 'agents'), { kind: 'segment', by: 'agent', key: 'Lars' });
    assert.equal(last(resolutionTime, 'curve')?.kind, 'time');
    assert.equal(last(resolutionTime, 'histogram')?.kind, 'duration');
    assert.deepEqual(last(followUp, 'steps'), { kind: 'step', step: 'action' });
    assert.deepEqual(last(sla, 'hours'), { kind: 'week', counts: 'breached', weekday: 7, hour: 22 });
    assert.equal(last({ ...sla, series: [] }, 'stack')?.kind, 'period');
    const [now] = resolutionTime.backlog?.slice(-1) ?? [];
    assert.ok(now);
    const single = { ...resolutionTime, backlog: [now] };
    assert.deepEqual(last(single, 'backlog'), { kind: 'state', period: '2024-12', state: 'over_30_days' });
  });

  test('values of few that stand together in a backlog are named, and lead nowhere', () => {
    const [now] = resolutionTime.backlog?.slice(-1) ?? [];
    assert.ok(now);
    const few = { ...now, period: 'few', together: ['urgent', null] };
    const backlog = [few, { ...now, period: 'low' }];
    const byPriority: Measure = { ...resolutionTime, backlog, backlog_by: 'priority' };
    const [first, last] = points(byPriority, 'backlog');
    assert.match(first?.words ?? '', /^urgent \+ \(not set\): /);
    assert.equal(selectionOf(byPriority, first?.key ?? ''), null);
    assert.deepEqual(selectionOf(byPriority, last?.key ?? ''), { kind: 'segment', by: 'priority', key: 'low' });
  });

  test('a key that is none of theirs lead nowhere', () => {
    for (const key of ['["curve"', '["week","solved",1,2]', '["step","none"]', '[]', '["duration",1,2]']) {
      assert.equal(selectionOf(sla, key), null, key);
    }
  });
});

describe('figures of', () => {
  const shown = (table: FigureTable, row: number) => table.shown.at(row);

  test('every view stand in its table', () => {
    assert.deepEqual(shown(figures(csat, 'control', en), -1), ['Dec 2024', '90%', '78%', '86.8%', 'so far']);
    assert.deepEqual(shown(figures(csat, 'agents', en), -1), ['Lars', '89.1%', '458', '87.6%', 'higher than the rest']);
    assert.deepEqual(shown(figures(resolutionTime, 'curve', en), 0), ['All', 'All', '0 s', '0%', '', '', '24,918', '']);
    assert.deepEqual(shown(figures(resolutionTime, 'histogram', en), -1), ['103.2 days to 165.1 days', '11', '0.1%']);
    assert.deepEqual(shown(figures(sla, 'stack', en), 0), ['Jan 2022', 'Met', '160', '90.9%', '']);
    assert.deepEqual(shown(figures(sla, 'hours', en), 11), ['Breached', 'Monday', '11:00–12:00', '30']);
    assert.deepEqual(shown(figures(followUp, 'steps', en), 1), ['Contacted', '251', '80.4%', '75.7%', '84.5%']);
    assert.deepEqual(shown(figures(sla, 'queue', en), 0), [
      'C-20417',
      '3.2 days overdue',
      '9 Dec 2024, 18:48',
      '9 Dec 2024, 10:48',
      'Gold',
    ]);
  });

  test('a hidden curve are none, only that it is hidden', () => {
    const last = figures(resolutionTime, 'curve', en).rows.at(-1);
    assert.deepEqual(last, [
      'Priority',
      '5 – Planning',
      null,
      null,
      null,
      null,
      null,
      'hidden to protect fewer than 5 cases',
    ]);
    assert.ok(!drawn(resolutionTime, 'curve').includes('5 – Planning'));
  });

  test('the whole hold quantiles and further figures, each in its own unit', () => {
    const rows = figures(resolutionTime, 'table', en).shown;
    assert.deepEqual(rows[2]?.slice(0, 3), ['All', '90% within', '5.9 days']);
    assert.deepEqual(rows[3]?.slice(0, 3), ['All', 'Reopen rate', '4.1%']);
    assert.deepEqual(
      figures(resolutionTime, 'table', en).columns.map(({ label }) => label),
      ['Kind', 'Figure', 'Value', 'From', 'To', 'Cases', 'Difference', 'Remark'],
    );
  });

  test('a queue are hours and instants in CSV, and its ids cannot run as formulas', () => {
    const [first] = sla.queue ?? [];
    assert.ok(first);
    const lines = toCSV(figures({ ...sla, queue: [{ ...first, id: '=1+1' }] }, 'queue', en)).split('\r\n');
    assert.match(lines[1] ?? '', /^'=1\+1,76\.2,2024-12-09T17:48:00\.000Z,/u);
  });

  test('a measure without such fields are none', () => {
    for (const view of [
      'control',
      'agents',
      'curve',
      'histogram',
      'backlog',
      'stack',
      'hours',
      'steps',
      'queue',
    ] as const) {
      assert.equal(figures(tiny, view, en).rows.length, 0, view);
      assert.match(drawn(tiny, view), /Nothing to show\./u);
    }
  });
});

describe('a signal', () => {
  const toneOf = (low: number, high: number) => {
    const { control } = volume;
    assert.ok(control);
    const points = control.points.map((point, i) => (i === 11 ? { ...point, low, high } : point));
    const markup = drawn({ ...volume, control: { ...control, points } }, 'control');
    return /<g class="(\w+)"><circle class="dot" [^>]*><circle class="signal"/u.exec(markup)?.[1];
  };

  test('of a backlog that grows is bad, of one that shrinks good', () => {
    assert.equal(toneOf(-61, 69), 'bad');
    assert.equal(toneOf(1400, 1500), 'good');
  });
});

describe('a drawing of', () => {
  test('each view holds its chart', () => {
    const marks = [
      ['control', csat, 'signal'],
      ['agents', csat, 'shrunken'],
      ['curve', resolutionTime, 'halo'],
      ['histogram', resolutionTime, 'halo'],
      ['backlog', resolutionTime, 'weight-3'],
      ['stack', sla, 'weight-3'],
      ['hours', sla, 'heat-7'],
      ['steps', followUp, 'track'],
    ] as const;
    for (const [view, measure, mark] of marks) {
      assert.ok(withClass(drawing(measure, view, context(720), 'light'), mark).length > 0, view);
    }
  });
});
