import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { FeedError } from '../../src/metric.js';
import { backoff, retryAfter } from '../../src/engine/transport/schedule.js';
import { createTransport, type Progress, type Transport } from '../../src/engine/transport/transport.js';
import { createClock, dice, settle, waitOf, type FakeClock } from './fake-host.js';
import { pageHost } from '../../src/engine/transport/page.js';

const minute = 60_000;
const wallClock = Date.UTC(2026, 0, 5, 12, 0, 0);

interface Rig {
  readonly clock: FakeClock;
  readonly transport: Transport;
  /** When each request was sent, in milliseconds of the fake clock. */
  readonly sent: number[];
}

function rig(answer: () => Response | Promise<Response>, seed = 1): Rig {
  const clock = createClock();
  const sent: number[] = [];
  const fetch = async () => {
    sent.push(clock.now());
    return answer();
  };
  const host = { ...pageHost, ...clock, random: dice(seed), wallClock: () => wallClock, fetch };
  return { clock, transport: createTransport({ ...host, now: clock.now, after: clock.after }), sent };
}

interface Load {
  readonly progress: readonly Progress[];
  outcome: string | null;
}

function start({ transport }: Rig, address = 'http://a.example/feed', signal = new AbortController().signal): Load {
  const progress: Progress[] = [];
  const load: Load = { progress, outcome: null };
  const request = { url: new URL(address), credentials: 'same-origin', timeout: 0, fetcher: null } as const;
  transport
    .load(request, signal, (each) => progress.push(each))
    .then(
      () => (load.outcome = 'ready'),
      (error: unknown) => (load.outcome = error instanceof FeedError ? error.code : String(error)),
    );
  return load;
}

const refuse =
  (status: number, headers: Record<string, string> = {}) =>
  () =>
    new Response('', { status, headers });
const drop = () => Promise.reject(new TypeError('fetch failed'));
const never = () => new Promise<Response>(() => undefined);

describe('waits between tries', () => {
  test('are spread evenly between nothing and a limit that doubles from one second up to thirty', () => {
    for (const [retry, limit] of [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000].entries()) {
      const random = dice(42 + retry);
      const tenths = Array.from({ length: 10 }, () => 0);
      for (let draw = 0; draw < 10_000; draw += 1) {
        const tenth = Math.floor((backoff(retry, random) / limit) * 10);
        tenths[tenth] = (tenths[tenth] ?? 0) + 1;
      }
      // Pearson's chi-squared on 9 degrees of freedom: 27.88 is passed by chance once in a thousand (Pearson 1900).
      const chiSquared = tenths.reduce((sum, n) => sum + (n - 1_000) ** 2 / 1_000, 0);
      assert.ok(chiSquared < 27.88, `retry ${retry}: ${chiSquared}`);
      assert.equal(tenths.length, 10);
    }
  });

  test('are announced, and the next request is sent exactly then', async () => {
    const trial = rig(drop);
    const load = start(trial);
    await trial.clock.advance(10_000);
    const [first = -1, second = -1, third = -1] = load.progress.flatMap(waitOf);
    assert.deepEqual(trial.sent, [0, first, first + second, first + second + third]);
    assert.deepEqual(
      load.progress.map(({ state }) => state),
      ['retrying', 'retrying', 'retrying'],
    );
    assert.equal(load.outcome, 'network');
    assert.equal(trial.clock.waiting, 0);
  });

  test('end when nobody waits any more, and leave no timer', async () => {
    const trial = rig(refuse(503, { 'retry-after': '60' }));
    const controller = new AbortController();
    const load = start(trial, undefined, controller.signal);
    await trial.clock.advance(1_000);
    controller.abort();
    await trial.clock.advance(10 * minute);
    assert.deepEqual([load.outcome, trial.sent.length, trial.clock.waiting], ['cancelled', 1, 0]);
  });
});

describe('the budget of the page', () => {
  /** The most entries of `times` in any minute. */
  function mostInAMinute(times: readonly number[]): number {
    return Math.max(0, ...times.map((from) => times.filter((at) => at >= from && at < from + minute).length));
  }

  test('lets ten retries a minute through, however many feeds ask of a dead server', async () => {
    const trial = rig(drop);
    const loads = Array.from({ length: 200 }, (_, i) => start(trial, `http://a.example/${i}`));
    await trial.clock.advance(10 * minute);
    assert.equal(trial.sent.length, 210);
    assert.deepEqual(new Set(loads.map(({ outcome }) => outcome)), new Set(['network']));
    assert.equal(trial.clock.waiting, 0);
  });

  test('holds for any minute of ten in which two hundred feeds are asked for again and again', async () => {
    const trial = rig(drop, 7);
    for (let round = 0; round < 20; round += 1) {
      for (let i = 0; i < 10; i += 1) start(trial, `http://a.example/${i}`);
      await trial.clock.advance(minute / 2);
    }
    const retries = trial.sent.filter((at) => at % (minute / 2) !== 0);
    assert.equal(trial.sent.length - retries.length, 200);
    assert.ok(retries.length > 60, String(retries.length));
    assert.equal(mostInAMinute(retries), 10);
  });

  test('is given back by a load that is cancelled while it waits', async () => {
    const trial = rig(refuse(503, { 'retry-after': '30' }));
    const controller = new AbortController();
    for (let i = 0; i < 10; i += 1) start(trial, `http://a.example/${i}`, controller.signal);
    await settle();
    controller.abort();
    const later = start(trial);
    await settle();
    assert.deepEqual(later.progress, [{ state: 'retrying', wait: 30_000 }]);
  });
});

describe('Retry-After', () => {
  const forms = [
    ['120', 120_000],
    [' 7 ', 7_000],
    ['0', 1_000],
    ['1', 1_000],
    ['300', 300_000],
    ['301', 300_000],
    ['315360000', 300_000],
    ['99999999999999999999999999', 300_000],
    ['Mon, 05 Jan 2026 12:01:30 GMT', 90_000],
    ['Mon, 05 Jan 2026 11:00:00 GMT', 1_000],
    ['Sat, 05 Jan 2036 12:00:00 GMT', 300_000],
    ['-5', null],
    ['1.5', null],
    ['soon', null],
    ['', null],
    ['5, 10', null],
    ['2026-01-05T12:01:30Z', null],
    ['Mon, 45 Jan 2026 12:01:30 GMT', null],
  ] as const;
  for (const [text, wait] of forms) {
    test(`"${text}" asks for ${wait === null ? 'nothing that can be read' : `${wait} ms`}`, () => {
      assert.equal(retryAfter(new Headers({ 'retry-after': text }), wallClock), wait);
    });
  }

  test('as a date is held against the date of the answer, not against a wrong clock of the viewer', () => {
    const date = 'Mon, 05 Jan 2026 13:00:00 GMT';
    const headers = new Headers({ 'retry-after': 'Mon, 05 Jan 2026 13:00:20 GMT', date });
    assert.equal(retryAfter(headers, wallClock), 20_000);
  });

  test('that is absent asks for nothing', () => assert.equal(retryAfter(new Headers(), wallClock), null));

  test('of a 429 is waited for to the millisecond, and junk falls back to the usual waits', async () => {
    const answers = [{ 'retry-after': '90' }, { 'retry-after': 'junk' }, {}];
    const trial = rig(
      () => new Response('', { status: answers.length > 0 ? 429 : 200, headers: answers.shift() ?? {} }),
    );
    const load = start(trial);
    await trial.clock.advance(90_000 + 2_000 + 4_000);
    const [first = -1, second = -1] = load.progress.flatMap(waitOf);
    assert.equal(first, 90_000);
    assert.ok(second > 0 && second < 2_000, String(second));
    assert.deepEqual(trial.sent.slice(0, 3), [0, 90_000, 90_000 + second]);
    assert.equal(load.outcome, 'empty_body');
  });
});

describe('time limits', () => {
  test('headers are waited for 15 seconds, with a notice after 3', async () => {
    const trial = rig(never);
    const load = start(trial);
    await trial.clock.advance(2_999);
    assert.deepEqual(load.progress, []);
    await trial.clock.advance(1);
    assert.deepEqual(load.progress, [{ state: 'slow', wait: 0 }]);
    await trial.clock.advance(11_999);
    assert.equal(load.outcome, null);
    await trial.clock.advance(1);
    assert.deepEqual([load.outcome, trial.sent.length, trial.clock.waiting], ['timeout', 1, 0]);
  });

  test('a body without a byte for 10 seconds is stalled, however late its last byte came', async () => {
    let push: (text: string) => void = () => undefined;
    const begin = (controller: ReadableStreamDefaultController<Uint8Array>) => {
      push = (text) => controller.enqueue(new TextEncoder().encode(text));
    };
    const trial = rig(() => new Response(new ReadableStream({ start: begin })));
    const load = start(trial);
    for (let byte = 0; byte < 5; byte += 1) {
      await trial.clock.advance(9_999);
      push('[');
      await settle();
    }
    assert.equal(load.outcome, null);
    await trial.clock.advance(10_000);
    assert.deepEqual([load.outcome, trial.clock.waiting], ['stalled', 0]);
  });

  test('a quick answer leaves no timer and gives no notice', async () => {
    const trial = rig(() => new Response('[]'));
    const load = start(trial);
    await settle();
    assert.deepEqual([load.outcome, load.progress, trial.clock.waiting], ['ready', [], 0]);
  });
});
