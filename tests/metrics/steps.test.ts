import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  instantColumn,
  lazyTextColumn,
  numberColumn,
  textColumn,
  type Column,
  type Columns,
  type Linked,
  type Metric,
  type Records,
  type TextColumn,
} from '../../src/metric.js';
import { requireMetric } from '../../src/metrics/index.js';
import { rowsAStretch } from '../../src/rollup/each-row.js';
import { settled } from './settled.js';

const day = 86_400_000;
const from = Date.UTC(2022, 0, 1);

/** Records of so many rows, with how many names of its identities were read. */
interface Feed {
  readonly records: Records;
  readonly read: () => number;
}

const identities = ['case_id', 'target_id', 'response_id', 'account_id', 'respondent_id', 'requester_id', 'review_id'];

function texts(size: number, values: readonly string[]): TextColumn {
  return textColumn(
    Int32Array.from({ length: size }, (_, row) => row % values.length),
    values,
  );
}

function numbers(size: number, of: (row: number) => number): Float64Array {
  return Float64Array.from({ length: size }, (_, row) => of(row));
}

const at = (size: number, later = 0) => instantColumn(numbers(size, (row) => from + ((row * 37) % 800) * day + later));

/** The columns of a record by the metric that reads it. */
const columns: Readonly<Record<string, (size: number) => Columns>> = {
  sla: (size) => ({
    started_at: at(size),
    stopped_at: at(size, day / 2),
    target_min: numberColumn(numbers(size, (row) => 600 + (row % 300))),
    metric: texts(size, ['first_response', 'resolution']),
    status: texts(size, ['met', 'missed', 'active']),
  }),
  'one-touch': (size) => ({
    created_at: at(size),
    last_solved_at: at(size, day),
    public_replies: numberColumn(numbers(size, (row) => row % 4)),
    reopens: numberColumn(numbers(size, (row) => row % 2)),
    status: texts(size, ['solved', 'closed']),
  }),
  volume: (size) => ({
    created_at: at(size),
    last_solved_at: instantColumn(numbers(size, (row) => (row % 5 === 0 ? NaN : from + 801 * day))),
    priority: texts(size, ['low', 'high']),
    status: texts(size, ['solved', 'closed', 'closed', 'solved', 'closed']),
  }),
  'follow-up': (size) => ({
    responded_at: at(size),
    score: numberColumn(numbers(size, (row) => 1 + (row % 5))),
    kind: texts(size, ['csat']),
  }),
  retention: (size) => ({ at: at(size), mrr: numberColumn(numbers(size, (row) => 10 + (row % 90))) }),
  churn: (size) => ({ at: at(size), mrr: numberColumn(numbers(size, (row) => 10 + (row % 90))) }),
  reviews: (size) => ({
    reviewed_at: at(size),
    score: numberColumn(numbers(size, (row) => row % 101)),
    kind: texts(size, ['manager', 'peer']),
    agent_id: texts(size, ['a', 'b', 'c']),
  }),
};

/** Customers come thirty times each, everything else once. */
function identity(name: string, size: number, note: () => void): Column {
  const each = name === 'account_id' ? 30 : 1;
  const codes = Int32Array.from({ length: size }, (_, row) => Math.floor(row / each));
  const text = (code: number): string => {
    note();
    return `${name} ${code}`;
  };
  return lazyTextColumn(codes, { size: Math.ceil(size / each), at: (code) => (code < 0 ? null : text(code)) });
}

function feedOf({ name, records: { main } }: Metric, size: number): Feed {
  let read = 0;
  const known = identities.filter((field) => [...main.uses, ...main.needs].includes(field));
  const names = known.map((field) => [field, identity(field, size, () => (read += 1))] as const);
  const rowNumbers = Uint32Array.from({ length: size }, (_, row) => row + 1);
  const all = { ...columns[name]?.(size), ...Object.fromEntries(names) };
  return { records: { size, columns: all, rowNumbers }, read: () => read };
}

/** How many steps work takes, and what it comes to. */
function stepped<Result extends object>(work: Result | Generator<void, Result>): readonly [steps: number, Result] {
  if (!('next' in work)) return [0, work];
  for (let steps = 1; ; steps++) {
    const step = work.next();
    if (step.done) return [steps, step.value];
  }
}

const size = 6 * rowsAStretch;

function asked(metric: Metric) {
  return settled({ asOf: Date.UTC(2024, 6, 1), options: metric.options });
}

function linked(metric: Metric, rows: number): readonly [steps: number, Linked, Feed] {
  const feed = feedOf(metric, rows);
  return [...stepped(metric.link({ main: feed.records }, asked(metric))), feed];
}

for (const name of Object.keys(columns)) {
  const metric = requireMetric(name);

  describe(`the rows of ${name}`, () => {
    test('are linked in steps, of which each takes a stretch of them at most', () => {
      const [few] = linked(metric, rowsAStretch);
      const [many, lines] = linked(metric, size);
      assert.ok(lines.size > 0);
      // Each pass gives way once a stretch, so that six times as many rows take five stretches more in every pass.
      assert.ok(many - few >= 2 * 5, `${few} and ${many} steps`);
    });

    test('are put in order by codes: of identities the names of the first rows found wrong are read, and no others', () => {
      const [, lines, feed] = linked(metric, size);
      stepped(metric.tally(lines, asked(metric)));
      const shown = lines.issues.flatMap(({ first }) => first).length;
      assert.ok(feed.read() <= shown, `${feed.read()} names for ${shown} rows found wrong`);
    });

    if (metric.queue) {
      test('wait in a list that reads the names of those that stand in it', () => {
        const [, lines, feed] = linked(metric, size);
        const [steps, items] = stepped(metric.queue?.(lines, asked(metric)) ?? []);
        assert.ok(steps >= size / rowsAStretch, `${steps} steps`);
        assert.ok(feed.read() <= 2 * items.length, `${feed.read()} names for ${items.length}`);
      });
    }
  });
}

for (const name of ['sla', 'one-touch', 'volume', 'follow-up']) {
  const metric = requireMetric(name);

  test(`the lines of ${name} are tallied in steps, of which each takes a stretch of them at most`, () => {
    const [, lines] = linked(metric, size);
    const [steps] = stepped(metric.tally(lines, asked(metric)));
    assert.ok(steps >= lines.size / rowsAStretch, `${steps} steps for ${lines.size} lines`);
  });
}
