import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { definitionHash } from '../../src/engine/definition.js';
import { judgeRows } from '../../src/engine/limits.js';
import { settle, type FeedFacts } from '../../src/engine/settle.js';
import { inSlices } from '../../src/engine/slices.js';
import { earlierWindow, windowName } from '../../src/engine/window.js';
import { defaultQuestion, FeedError, type FeedMeta, type Issue, type Question } from '../../src/metric.js';
import { nps } from '../../src/metrics/nps.js';
import { reviews } from '../../src/metrics/reviews.js';
import { settled } from '../metrics/settled.js';

const meta: FeedMeta = {
  schema: null,
  kind: 'records',
  asOf: Date.UTC(2024, 5, 30),
  timeZone: 'Europe/Paris',
  currency: null,
  completeFrom: null,
  count: null,
  dims: [],
  definition: {},
  events: [],
};

function settleWith(question: Partial<Question>, facts: Partial<FeedFacts> = {}) {
  return settle(nps, { ...defaultQuestion, ...question }, { meta, latest: null, hasWaves: false, ...facts });
}

function isCode(code: string) {
  return (error: unknown) => error instanceof FeedError && error.code === code;
}

describe('a question', () => {
  test('is not by persons, nor about one, where the feed’s definition does not name them', () => {
    const facts = (agents: 'hidden' | 'pseudonym' | 'named') => ({ meta: { ...meta, definition: { agents } } });
    for (const agents of ['hidden', 'pseudonym'] as const) {
      assert.throws(() => settleWith({ by: ['region', 'agent_id'] }, facts(agents)), isCode('bad_option'));
      assert.throws(() => settleWith({ filters: { reviewer_id: ['r'] } }, facts(agents)), isCode('bad_option'));
      const options = { strata: 'priority agent_id' };
      const asked = { ...defaultQuestion, options };
      assert.throws(
        () => settle(reviews, asked, { ...facts(agents), latest: null, hasWaves: false }),
        isCode('bad_option'),
      );
      assert.deepEqual(settleWith({ by: ['group_id'] }, facts(agents)).by, ['group_id']);
    }
    assert.deepEqual(settleWith({ by: ['agent_id'] }, facts('named')).by, ['agent_id']);
    assert.deepEqual(settleWith({ by: ['agent_id'] }).by, ['agent_id']);
  });

  test('takes its zone from the page, else from the feed, else UTC, never from the reader', () => {
    assert.equal(settleWith({ timeZone: 'Asia/Tokyo' }).timeZone, 'Asia/Tokyo');
    assert.equal(settleWith({}).timeZone, 'Europe/Paris');
    assert.equal(settleWith({}, { meta: { ...meta, timeZone: null } }).timeZone, 'UTC');
    assert.throws(() => settleWith({ timeZone: 'Mars/Base' }), isCode('bad_option'));
  });

  test('reads dates as the start of that day in its zone', () => {
    assert.equal(settleWith({ since: '2024-03-31' }).since, Date.UTC(2024, 2, 30, 23));
    assert.throws(() => settleWith({ since: '2024-02-30' }), isCode('bad_option'));
  });

  test('is as of the feed, or earlier when asked, never later', () => {
    assert.equal(settleWith({}).asOf, meta.asOf);
    assert.equal(settleWith({ asOf: '2024-01-01T00:00:00Z' }).asOf, Date.UTC(2024, 0, 1));
    assert.equal(settleWith({ asOf: '2030-01-01T00:00:00Z' }).asOf, meta.asOf);
    assert.equal(settleWith({}, { meta: { ...meta, asOf: null }, latest: 7 }).asOf, 7);
  });

  test('is cut by month, and by wave where the feed has waves and no times', () => {
    assert.equal(settleWith({}).period, 'month');
    assert.equal(settleWith({}, { hasWaves: true }).period, 'wave');
    assert.equal(settleWith({}, { hasWaves: true, latest: 1 }).period, 'month');
  });

  test("may tighten the feed's definition and never loosen it", () => {
    const definition = { minGroup: 10, level: 0.99, options: { scope: 'relational' } };
    const strict = { meta: { ...meta, definition } };
    const loose = settleWith({ minGroup: 3, level: 0.9, options: { scope: 'transactional' } }, strict);
    assert.deepEqual([loose.minGroup, loose.level, loose.options['scope']], [10, 0.99, 'relational']);
    assert.equal(settleWith({ minGroup: 20 }, strict).minGroup, 20);
  });

  test('is refused a dimension called like a key of the metric', () => {
    assert.throws(() => settleWith({ by: ['score'] }), isCode('bad_option'));
    assert.throws(() => settleWith({ by: ['period'] }), isCode('bad_option'));
  });
});

describe('the window before', () => {
  const paris = 'Europe/Paris';
  const march = { since: Date.UTC(2024, 1, 29, 23), until: Date.UTC(2024, 2, 31, 22) };

  test('of a month is the month before, whatever their lengths and the change of the clock', () => {
    const before = earlierWindow(paris, march.since, march.until, 'previous');
    assert.equal(windowName(before), '2024-01-31T23:00:00.000Z/2024-02-29T23:00:00.000Z');
  });

  test('a year ago is the same month of the year before', () => {
    const before = earlierWindow(paris, march.since, march.until, 'year-ago');
    assert.equal(windowName(before), '2023-02-28T23:00:00.000Z/2023-03-31T22:00:00.000Z');
  });

  test('a year ago of a day that still runs ends at the same time of day, whatever the clock did since', () => {
    const running = earlierWindow('UTC', Date.UTC(2024, 0, 1), Date.UTC(2024, 2, 31, 22), 'year-ago');
    assert.equal(windowName(running), '2023-01-01T00:00:00.000Z/2023-03-31T22:00:00.000Z');
    // Paris kept winter time until 31 March 2024 and until 26 March 2023: 18:00 is 17:00 and 16:00 in UTC.
    const spring = earlierWindow(paris, Date.UTC(2024, 2, 28, 11), Date.UTC(2024, 2, 28, 17), 'year-ago');
    assert.equal(windowName(spring), '2023-03-28T10:00:00.000Z/2023-03-28T16:00:00.000Z');
  });

  test('a year before a leap day is the last of February', () => {
    const leap = earlierWindow('UTC', Date.UTC(2024, 1, 29, 12), Date.UTC(2024, 1, 29, 18), 'year-ago');
    assert.equal(windowName(leap), '2023-02-28T12:00:00.000Z/2023-02-28T18:00:00.000Z');
  });

  test('of ten days is the ten days before', () => {
    const before = earlierWindow('UTC', Date.UTC(2024, 2, 11), Date.UTC(2024, 2, 21), 'previous');
    assert.equal(windowName(before), '2024-03-01T00:00:00.000Z/2024-03-11T00:00:00.000Z');
  });

  test('of some hours is as many hours before', () => {
    const before = earlierWindow('UTC', 5_000, 8_000, 'previous');
    assert.deepEqual(before, { since: 2_000, until: 5_000 });
  });

  test('with an open end says so', () => {
    assert.equal(windowName({ since: null, until: 0 }), '../1970-01-01T00:00:00.000Z');
  });
});

describe('bad rows', () => {
  const bad = (count: number): Issue[] => [{ code: 'out_of_range', field: 'score', count, aside: true, first: [] }];

  test('up to 5 % are counted and nothing more', () => {
    assert.deepEqual(judgeRows(100, bad(5)), []);
  });

  test('above 5 % are noted with their share', () => {
    assert.deepEqual(judgeRows(100, bad(6)), [{ code: 'bad_rows', share: 0.06, bad: 6, received: 100 }]);
  });

  test('above 50 % withhold the value, and say why', () => {
    assert.equal(judgeRows(100, bad(50)).length, 1);
    assert.throws(() => judgeRows(100, bad(51)), isCode('too_many_bad'));
    assert.throws(() => judgeRows(100, bad(100)), isCode('all_rows_bad'));
  });

  test('are not those that are merely missing, repeated or emptied in a field nobody needs', () => {
    const fine: Issue[] = [
      { code: 'missing_score', field: 'score', count: 90, aside: false, first: [] },
      { code: 'not_an_instant', field: 'sent_at', count: 90, aside: false, first: [] },
    ];
    assert.deepEqual(judgeRows(100, fine), []);
  });
});

describe('the definition hash', () => {
  test('is six digits that change with an option or the level, and with nothing else', () => {
    const base = definitionHash(nps, settled());
    assert.match(base, /^[0-9a-f]{6}$/);
    assert.equal(definitionHash(nps, settled({ by: ['x'], timeZone: 'Asia/Tokyo' })), base);
    assert.notEqual(definitionHash(nps, settled({ level: 0.9 })), base);
    assert.notEqual(definitionHash(nps, settled({ options: { repeats: 'all' } })), base);
  });
});

describe('work in slices', () => {
  function* steps(count: number): Generator<void, number> {
    for (let i = 0; i < count; i++) yield;
    return count;
  }
  const pace = (budget: number) => {
    const counted = { now: 0, pauses: 0 };
    const pause = () => (counted.pauses++, Promise.resolve());
    return { counted, budget, now: () => counted.now++, pause };
  };

  test('pauses once the budget is spent, and not before', async () => {
    const often = pace(2);
    assert.equal(await inSlices(steps(10), undefined, often), 10);
    // After every other step, and once more before the result, as half of the budget is spent again.
    assert.equal(often.counted.pauses, 6);
    const never = pace(100);
    await inSlices(steps(10), undefined, never);
    assert.equal(never.counted.pauses, 0);
  });

  test('hands over what comes of them after a pause, unless the last slice was short', async () => {
    const [long, short] = [pace(8), pace(16)];
    await inSlices(steps(5), undefined, long);
    await inSlices(steps(5), undefined, short);
    assert.deepEqual([long.counted.pauses, short.counted.pauses], [1, 0]);
  });

  test('ends at the next pause after it was cancelled, and takes no further step', async () => {
    const stop = new AbortController();
    let taken = 0;
    function* endless(): Generator<void, never> {
      for (;;) {
        taken++;
        if (taken === 5) stop.abort();
        yield;
      }
    }
    await assert.rejects(inSlices(endless(), stop.signal, pace(1)), isCode('cancelled'));
    assert.equal(taken, 5);
  });
});
