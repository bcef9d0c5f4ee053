import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { finish, instantColumn, numberColumn, textColumnOf, type Linked, type Records } from '../../src/metric.js';
import { linkDurations } from '../../src/metrics/durations/link.js';
import { clocks, type Clock } from '../../src/metrics/durations/options.js';
import { settled } from './settled.js';

const hour = 3_600_000;

/** An instant of a case in hours, some half a minute early as by another clock; null is missing. */
const instant = fc.option(
  fc.integer({ min: 0, max: 40 }).map((hours) => (hours % 5 === 0 ? hours - 0.008 : hours)),
  { freq: 2 },
);

/** Some cases as columns in hours: anything may be missing, later than the feed or in the wrong order. */
const cases = fc.array(
  fc.record({
    created_at: fc.integer({ min: 0, max: 20 }),
    first_public_reply_at: instant,
    first_solved_at: instant,
    last_solved_at: instant,
    closed_at: instant,
    abandoned_at: instant,
    reopens: fc.option(fc.integer({ min: 0, max: 2 })),
    status: fc.constantFrom(null, 'new', 'open', 'pending', 'solved', 'closed', 'cancelled', 'spam', 'odd'),
    full_resolution_min: fc.option(fc.integer({ min: 0, max: 3000 }), { freq: 1 }),
    first_response_min: fc.option(fc.integer({ min: 0, max: 3000 }), { freq: 1 }),
  }),
  { minLength: 1, maxLength: 40 },
);

type Case = Readonly<Record<string, number | string | null>>;

function recordsOf(rows: readonly Case[]): Records {
  const numbers = (name: string, unit: number) =>
    Float64Array.from(rows, (row) => (typeof row[name] === 'number' ? row[name] * unit : NaN));
  const instants = Object.keys(rows[0] ?? {}).filter((name) => name.endsWith('_at'));
  return {
    size: rows.length,
    rowNumbers: Uint32Array.from(rows, (_, row) => row + 1),
    columns: {
      case_id: textColumnOf(rows.map((_, row) => `case ${row}`)),
      status: textColumnOf(rows.map(({ status }) => (typeof status === 'string' ? status : null))),
      ...Object.fromEntries(instants.map((name) => [name, instantColumn(numbers(name, hour))])),
      ...Object.fromEntries(
        ['reopens', 'full_resolution_min', 'first_response_min'].map((name) => [name, numberColumn(numbers(name, 1))]),
      ),
    },
  };
}

/** A note on some cases, which says nothing of any clock. */
function notesOn(rows: readonly number[]): Records {
  return {
    size: rows.length,
    rowNumbers: Uint32Array.from(rows, (_, row) => row + 1),
    columns: {
      case_id: textColumnOf(rows.map((row) => `case ${row}`)),
      at: instantColumn(new Float64Array(rows.length)),
      type: textColumnOf(rows.map(() => 'note')),
    },
  };
}

/** The lines of a feed as texts, in an order of their own. */
function linesOf({ columns, rowNumbers, size }: Linked): string[] {
  const names = Object.keys(columns).sort();
  return Array.from({ length: size }, (_, line) =>
    JSON.stringify([rowNumbers[line], ...names.map((name) => columns[name]?.at(line))]),
  ).sort();
}

interface Asked {
  readonly clock: Clock;
  readonly cases: 'all' | 'completed';
  readonly window: number;
}

const asked = fc.record({
  clock: fc.constantFrom(...clocks),
  cases: fc.constantFrom('all', 'completed'),
  window: fc.constantFrom(0, 0.5),
});

function linked(main: Records, events: Records, { clock, cases: counted, window }: Asked): Linked {
  const options = { clock, time: 'calendar', cases: counted, 'reopen-window': window, 'target-hours': '' };
  return finish(linkDurations({ main, events }, settled({ asOf: 30 * hour, options })));
}

describe('the lines of cases', () => {
  test('are the same whether read from columns or from stories, for whichever rows', () => {
    fc.assert(
      fc.property(cases, asked, fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }), (rows, how, told) => {
        const main = recordsOf(rows);
        const some = rows.flatMap((_, row) => (told[row] ? [row] : []));
        const all = rows.map((_, row) => row);
        const [plain, mixed, stories] = [[], some, all].map((noted) => linked(main, notesOn(noted), how));
        assert.ok(plain && mixed && stories);
        for (const other of [mixed, stories]) {
          assert.deepEqual(linesOf(other), linesOf(plain));
          assert.deepEqual(other.issues, plain.issues);
          assert.equal(other.used, plain.used);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('stand in ascending order of their durations, those without one last', () => {
    fc.assert(
      fc.property(cases, asked, (rows, how) => {
        const { columns } = linked(recordsOf(rows), notesOn([]), how);
        const durations = [...(columns['duration'] ?? [])].map((duration) => duration ?? Infinity);
        assert.deepEqual(
          durations,
          durations.toSorted((a, b) => Number(a) - Number(b)),
        );
      }),
    );
  });

  test('give way a number of times that grows with the rows and not faster', () => {
    const steps = (size: number) => {
      const row = { created_at: 0, last_solved_at: 5, closed_at: null };
      const main = recordsOf(Array.from({ length: size }, (_, i) => ({ ...row, last_solved_at: (i * 7919) % 30 })));
      const options = {
        clock: 'full-resolution',
        time: 'calendar',
        cases: 'all',
        'reopen-window': 0,
        'target-hours': '',
      };
      const linking = linkDurations({ main }, settled({ asOf: 30 * hour, options }));
      let count = 0;
      while (!linking.next().done) count += 1;
      return count;
    };
    const [small, large] = [steps(20_000), steps(200_000)];
    assert.ok(small >= 20 && large >= 9 * small * 0.9 && large <= 11 * small, `${small}, ${large}`);
  });
});
