import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { finish, type Cells } from '../../src/metric.js';
import { sla } from '../../src/metrics/sla.js';
import { usedUp } from '../../src/metrics/sla/states.js';
import { keyColumns } from '../fixtures/cells.js';
import { answered, factsBy, type Rows } from './answers.js';
import { settled } from './settled.js';

const start = Date.UTC(2024, 2, 1);
const hour = 3_600_000;

function at(hours: number): string {
  return new Date(start + hours * hour).toISOString();
}

/** A target of eight hours from midnight on 1 March 2024, stopped after some hours. */
function stopped(hours: number, more: object = {}) {
  return { case_id: `c${hours}`, started_at: at(0), target_min: 480, stopped_at: at(hours), ...more };
}

/** One that has run for some hours at noon on 1 March. */
function running(hours: number, more: object = {}) {
  return { case_id: `r${hours}`, started_at: at(12 - hours), target_min: 480, ...more };
}

const noon = at(12);

function near(actual: number | null | undefined, expected: number, digits = 4): void {
  assert.equal(actual?.toFixed(digits), expected.toFixed(digits));
}

async function stateOf(target: object, asOf = noon, others: Record<string, Rows> = {}): Promise<string | undefined> {
  const { states = [] } = await answered('sla', asOf, { main: [{ ...target }], ...others });
  return states.find(({ n }) => n > 0)?.key;
}

// metrics oracle O41: events at 1 2 3 5 9 12, open at 2 4 6, target 8
describe('attainment with targets that still run', () => {
  const main = [1, 2, 3, 5, 9, 12].map((hours) => stopped(hours));
  const open = [2, 4, 6].map((hours) => running(hours));

  test('is the Kaplan–Meier estimate of elapsed ÷ target at 1, with its log-log band (51.39 %, 22.37 to 87.19)', async () => {
    const { value, low, high, n } = await answered('sla', noon, { main: [...main, ...open] });
    near(value, 51.3889);
    near(low, 22.371);
    near(high, 87.1863);
    assert.equal(n, 9);
  });

  test('shows the bounds beside: everything undecided missed (4 of 9), or met (7 of 9)', async () => {
    const facts = factsBy(await answered('sla', noon, { main: [...main, ...open] }));
    near(facts['worst_case'], 400 / 9);
    near(facts['best_case'], 700 / 9);
  });

  test('equals met ÷ (met + missed), exactly and without an interval, when nothing is pending (4 of 6)', async () => {
    const { value, low, high, facts } = await answered('sla', noon, { main });
    assert.equal(value, 400 / 6);
    assert.deepEqual([low, high], [null, null]);
    assert.ok(!facts?.some(({ code }) => code === 'worst_case'));
  });

  test('is the same when the targets differ but the parts of them used up do not', async () => {
    const scaled = [...main, ...open].map((row, index) => {
      const factor = 1 + (index % 3);
      const { started_at, target_min } = row;
      const from = Date.parse(started_at);
      const end = 'stopped_at' in row ? Date.parse(String(row.stopped_at)) : null;
      const length = ((end ?? Date.parse(noon)) - from) * factor;
      return {
        started_at: new Date(Date.parse(noon) - length).toISOString(),
        target_min: target_min * factor,
        stopped_at: end === null ? null : noon,
      };
    });
    near((await answered('sla', noon, { main: scaled })).value, 51.3889);
  });

  test('says nothing while nothing is decided', async () => {
    const { value, n } = await answered('sla', noon, { main: open });
    assert.deepEqual([value, n], [null, 3]);
  });
});

describe('the state of a target', () => {
  test('is achieved up to the very end of the target, and missed a millisecond later', async () => {
    assert.equal(await stateOf(stopped(8)), 'achieved');
    assert.equal(await stateOf({ ...stopped(8), stopped_at: '2024-03-01T08:00:00.001Z' }), 'breached_closed');
  });

  test('is overdue while it runs on, whatever the source still calls it', async () => {
    assert.equal(await stateOf(running(9, { status: 'active' })), 'breached_open');
    assert.equal(await stateOf(running(8)), 'pending');
  });

  test('is not due yet, or paused', async () => {
    assert.equal(await stateOf(running(3, { status: 'active' })), 'pending');
    assert.equal(await stateOf(running(3, { status: 'paused' })), 'paused');
  });

  test('is cancelled where the source says so, and then counts for nothing', async () => {
    assert.equal(await stateOf(stopped(3, { status: 'cancelled' })), 'cancelled');
    const { n } = await answered('sla', noon, { main: [stopped(3, { status: 'cancelled' }), stopped(4)] });
    assert.equal(n, 1);
  });

  test('allows for the time the clock stood still', async () => {
    assert.equal(await stateOf(stopped(9, { paused_min: 60 })), 'achieved');
    assert.equal(await stateOf(stopped(9, { paused_min: 59 })), 'breached_closed');
  });

  test('has not seen a stop after as_of', async () => {
    const { states = [] } = await answered('sla', noon, { main: [stopped(9)] }, { asOf: at(5) });
    assert.equal(states.find(({ n }) => n > 0)?.key, 'pending');
  });

  test('follows the due instant where no target is given, and the verdict of the source where neither is', async () => {
    const plain = { case_id: 'a', started_at: at(0) };
    assert.equal(await stateOf({ ...plain, due_at: at(8), stopped_at: at(8) }), 'achieved');
    assert.equal(await stateOf({ ...plain, due_at: at(8), stopped_at: at(9) }), 'breached_closed');
    assert.equal(await stateOf({ ...plain, due_at: at(8) }), 'breached_open');
    assert.equal(await stateOf({ ...plain, status: 'met' }), 'achieved');
    assert.equal(await stateOf({ ...plain, status: 'missed' }), 'breached_open');
    assert.equal(await stateOf({ ...plain, status: 'missed', stopped_at: at(9) }), 'breached_closed');
  });

  test('cannot be told without any of them: such a row is set aside and counted', async () => {
    const { rows, n } = await answered('sla', noon, { main: [{ started_at: at(0) }, stopped(1), stopped(2)] });
    assert.equal(n, 2);
    assert.deepEqual(
      rows.issues.map(({ code, field, count, aside }) => [code, field, count, aside]),
      [['missing_field', 'target_min', 1, true]],
    );
  });

  test('counts a repeated target once, as it was last updated', async () => {
    const older = { ...running(9), target_id: 't', updated_at: at(1) };
    const newer = { ...older, stopped_at: at(4), updated_at: at(4) };
    const { n, value } = await answered('sla', noon, { main: [newer, older] });
    assert.deepEqual([n, value], [1, 100]);
  });
});

describe('a business clock', () => {
  // Oracle O15: 540 business minutes from 14:51:01 on Tuesday; 518.983 are left that day, the other 21.017 pass on Wednesday.
  const schedules = [
    {
      schedule_id: 'week',
      tz: 'UTC',
      weekly: [
        { day: 2, from: '14:30', to: '23:30' },
        { day: 3, from: '14:30', to: '23:30' },
      ],
    },
  ];
  const target = {
    case_id: 'a',
    started_at: '2023-10-17T14:51:01Z',
    target_min: 540,
    clock: 'business',
    schedule_id: 'week',
  };

  test('runs within the schedule only, to the second (O15)', async () => {
    const end = (stopped_at: string) => stateOf({ ...target, stopped_at }, '2023-10-20T00:00:00Z', { schedules });
    assert.equal(await end('2023-10-18T14:51:01Z'), 'achieved');
    assert.equal(await end('2023-10-18T14:51:02Z'), 'breached_closed');
  });

  test('says when the target is due (O15)', async () => {
    const { queue = [] } = await answered('sla', '2023-10-18T00:00:00Z', { main: [target], schedules });
    assert.equal(queue[0]?.due, '2023-10-18T14:51:01.000Z');
  });

  test('falls back to what the source measured, else to calendar time, where its schedule is missing, and says so', async () => {
    const asOf = '2023-10-20T00:00:00Z';
    const stopped_at = '2023-10-18T14:51:01Z';
    assert.equal(await stateOf({ ...target, stopped_at }, asOf), 'breached_closed');
    assert.equal(await stateOf({ ...target, stopped_at, elapsed_min: 540 }, asOf), 'achieved');
    const { notes } = await answered('sla', asOf, { main: [{ ...target, stopped_at }] });
    assert.ok(notes.some(({ code, n }) => code === 'schedule_missing' && n === 1));
  });

  test('changes its hours with the rows of its schedule', async () => {
    const weekly = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '00:00', to: '24:00' }));
    const rows = [
      { schedule_id: 'week', tz: 'UTC', weekly: [], valid_to: '2024-03-01T04:00:00Z' },
      { schedule_id: 'week', tz: 'UTC', weekly, valid_from: '2024-03-01T04:00:00Z' },
    ];
    const main = [{ ...running(12), clock: 'business', schedule_id: 'week' }];
    const { queue = [] } = await answered('sla', at(6), { main, schedules: rows });
    assert.equal(queue[0]?.due, noon);
  });

  test('goes on with the next rows where those before have ended', async () => {
    const weekly = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '00:00', to: '24:00' }));
    const rows = [
      { schedule_id: 'week', tz: 'UTC', weekly, valid_to: at(3) },
      { schedule_id: 'week', tz: 'UTC', weekly, valid_from: at(5) },
    ];
    // Three hours until 03:00 and five more from 05:00.
    const main = [{ ...running(12), clock: 'business', schedule_id: 'week' }];
    const { queue = [] } = await answered('sla', at(6), { main, schedules: rows });
    assert.equal(queue[0]?.due, at(10));
  });
});

describe('the part of a target that is used up', () => {
  test('is in millionths, rounded up, and never says "in time" of what was late or the reverse', () => {
    assert.equal(usedUp({ elapsed: 1, target: 3 }), 333_334);
    for (const target of [1, 3, 7, 60_000, 86_399_999, 31_536_000_001, 9_007_199_254_740_990]) {
      assert.equal(usedUp({ elapsed: target, target }), 1_000_000, String(target));
      assert.ok(usedUp({ elapsed: target - 1, target }) <= 1_000_000, String(target));
      assert.equal(usedUp({ elapsed: target + 1, target }), 1_000_001, String(target));
    }
  });
});

describe('SLA beside its share', () => {
  const main = [
    stopped(1, { metric: 'first_response', case_id: 'a' }),
    stopped(9, { metric: 'resolution', case_id: 'a' }),
    stopped(2, { metric: 'first_response', case_id: 'b' }),
    stopped(7, { metric: 'resolution', case_id: 'b' }),
    stopped(2, { metric: 'first_response', case_id: 'c' }),
    running(3, { metric: 'resolution', case_id: 'c' }),
  ];

  test('has a share of cases with all targets met, of those whose targets are all decided', async () => {
    const { facts = [] } = await answered('sla', noon, { main });
    const met = facts.find(({ code }) => code === 'cases_met');
    assert.deepEqual([met?.value, met?.n], [50, 2]);
  });

  test('counts a case in the period of its first target, whatever the order of rows', async () => {
    const rows = [
      { case_id: 'a', started_at: '2024-02-28T00:00:00Z', stopped_at: '2024-02-28T01:00:00Z', target_min: 480 },
      { case_id: 'a', started_at: at(0), stopped_at: at(1), target_min: 480 },
    ];
    for (const main of [rows, [...rows].reverse()]) {
      const { facts } = await answered('sla', noon, { main }, { until: '2024-03-01' });
      assert.equal(facts?.find(({ code }) => code === 'cases_met')?.n, 1);
    }
  });

  test('takes one kind of target when asked', async () => {
    const options = { 'target-metric': 'resolution' };
    const { n, facts } = await answered('sla', noon, { main }, { options });
    assert.equal(n, 3);
    assert.equal(facts?.find(({ code }) => code === 'cases_met')?.n, 2);
  });

  test('stacks the six states by the period in which the clock began', async () => {
    const { stack = [] } = await answered('sla', noon, { main });
    assert.deepEqual(
      stack.map(({ period, states }) => [period, ...states.map(({ key, n }) => `${key} ${n}`)]),
      [['2024-03', 'achieved 4', 'breached_closed 1', 'breached_open 0', 'pending 1', 'paused 0', 'cancelled 0']],
    );
  });

  test('counts breaches by the weekday and hour in which they fell due, in the zone of the report', async () => {
    const { hours = [] } = await answered('sla', noon, { main }, { timeZone: 'America/New_York' });
    const counted = hours[0]?.cells.filter(({ n }) => n > 0);
    // Due at 08:00 UTC on Friday 1 March: 03:00 in New York.
    assert.deepEqual(counted, [{ weekday: 5, hour: 3, n: 1 }]);
    assert.equal(hours[0]?.counts, 'breached');
  });

  test('queues what still runs: the most overdue first, then what is next to breach', async () => {
    const waiting = [running(3), running(10), running(7, { metric: 'resolution' }), stopped(1)];
    const { queue = [] } = await answered('sla', noon, { main: waiting });
    assert.deepEqual(
      queue.map(({ id, due, overdue, note }) => [id, due, overdue, note]),
      [
        ['r10', at(10), 2, null],
        ['r7', at(13), -1, 'resolution'],
        ['r3', at(17), -5, null],
      ],
    );
  });

  test('stands by what the cases know: priority, channel, tier', async () => {
    const created_at = at(-1);
    const cases = [
      { case_id: 'a', created_at, priority: 'high', tier: 'gold' },
      { case_id: 'b', created_at, priority: 'low' },
    ];
    const { segments, rows } = await answered('sla', noon, { main, cases }, { by: ['priority'] });
    assert.deepEqual(
      segments.map(({ key, value, n }) => [key, value, n]),
      [
        ['high', 50, 2],
        ['low', 100, 2],
        // One met, one still running longer than that: half are known to be met.
        [null, 50, 2],
      ],
    );
    assert.deepEqual(
      rows.issues.map(({ code, count }) => [code, count]),
      [['orphan', 2]],
    );
  });
});

describe('a change of attainment', () => {
  const cells = (lines: readonly (readonly [period: string, state: string, n: number])[]): Cells => ({
    size: lines.length,
    keys: keyColumns({
      period: lines.map(([period]) => period),
      state: lines.map(([, state]) => state),
      used: lines.map(([, state]) => (state === 'achieved' ? 500_000 : 1_000_001)),
      hour: lines.map(() => null),
    }),
    addends: { n: Float64Array.from(lines, ([, , n]) => n) },
  });

  // metrics oracle O8: Newcombe 1998b, method 10: 56/70 − 48/80 → 0.0524 to 0.3339
  test('of months in which all is decided is judged by the interval of Newcombe, as if repeated', () => {
    const reading = finish(
      sla.measure(
        cells([
          ['2024-02', 'achieved', 48],
          ['2024-02', 'breached_closed', 32],
          ['2024-03', 'achieved', 56],
          ['2024-03', 'breached_closed', 14],
        ]),
        settled(),
        null,
      ),
    );
    near(reading.change?.low, 5.24, 2);
    near(reading.change?.high, 33.39, 2);
    assert.equal(reading.change?.verdict, 'up');
  });
});
