import {
  instantColumn,
  numberColumn,
  textColumn,
  type Column,
  type Columns,
  type Issue,
  type Linked,
  type Records,
  type Settled,
} from '../../metric.js';
import { eachRow } from '../../rollup/each-row.js';
import { movedInSteps } from '../../rollup/moved.js';
import { noRecords, textsOf } from '../columns.js';
import { accountMonths, type AccountMonths } from '../subscriptions/months.js';
import { shapeOf, type Shape } from '../subscriptions/shape.js';
import { snapshotOf } from '../subscriptions/snapshot.js';
import { replyBands, tenureBands } from './bands.js';
import { addLastCases } from './case-lines.js';
import { addLives } from './life-lines.js';
import { noLines, parts, type Lines } from './lines.js';
import { addMonths } from './month-lines.js';
import { churnOptions, type ChurnOptions } from './options.js';
import { moods, ratingsOf } from './ratings.js';
import { caseHistory } from './replies.js';
import { addSnapshot } from './snapshot-lines.js';
import { strataOf } from './strata.js';
import { replyWindow } from './window.js';

/** Lines made from a feed, with what was found in it. */
interface Made {
  readonly lines: Lines;
  readonly issues: readonly Issue[];
  readonly used: number;
}

type ByRole = Readonly<Record<string, Records>>;

/** Shapes that date churn by the month: what happened within it, nobody knows. */
const byMonth: ReadonlySet<Shape> = new Set<Shape>(['states', 'activity']);

function* fromSnapshot(main: Records, settled: Settled): Generator<void, Made> {
  const snapshot = yield* snapshotOf(withoutCurrency(main), settled);
  const used = snapshot.rows.length;
  const lines = yield* noLines((tenureBands.length + 1) * used);
  yield* addSnapshot(lines, main, snapshot);
  return { lines, issues: snapshot.issues, used };
}

/** Adds what came after last cases, and returns the reply windows of months. */
function* withCases(lines: Lines, months: AccountMonths, roles: ByRole, isByMonth: boolean, settled: Settled) {
  const { cases, answers } = roles;
  if (!cases) return { replies: null, issues: [] };
  const options = churnOptions(settled);
  const history = yield* caseHistory(cases, months.ids, settled);
  const ratings = answers ? yield* ratingsOf(answers, months.ids, history.ids, settled) : null;
  yield* addLastCases(lines, { months, settled, options, history, ratings, isByMonth });
  return { replies: replyWindow(history, options), issues: [...history.issues, ...(ratings?.issues ?? [])] };
}

/** Nothing is added that has a currency: who pays in which one makes no difference. */
function withoutCurrency(main: Records): Records {
  const { currency: _currency, ...columns } = main.columns;
  return { ...main, columns };
}

function* fromMonths(main: Records, shape: Shape, roles: ByRole, settled: Settled): Generator<void, Made> {
  const months = yield* accountMonths(withoutCurrency(main), settled);
  const lines = yield* noLines(months.month.length + 2 * months.customers);
  yield;
  const { replies, issues } = yield* withCases(lines, months, roles, byMonth.has(shape), settled);
  yield* addMonths(lines, { main, months, settled, options: churnOptions(settled), replies });
  yield* addLives(lines, { main, months, settled });
  return { lines, issues: [...months.issues, ...issues], used: months.used };
}

function* dimensionsOf(main: Records, rows: Int32Array, names: readonly string[]): Generator<void, Columns> {
  const columns: [string, Column][] = [];
  for (const name of names) {
    const column = main.columns[name];
    if (column) columns.push([name, yield* movedInSteps(column, rows)]);
  }
  return Object.fromEntries(columns);
}

/** The numbers in the feed of the rows that lines are made from. */
function* numbersOf(rows: Int32Array, { rowNumbers }: Records): Generator<void, Uint32Array> {
  const numbers = new Uint32Array(rows.length);
  yield* eachRow(rows.length, (line) => {
    numbers[line] = rowNumbers[rows[line] ?? -1] ?? 0;
  });
  return numbers;
}

/** The columns of the lines' own, whose names begin with `churn.` so that no dimension is called like them. */
function ownColumns(lines: Lines, main: Records, { bands }: ChurnOptions): Columns {
  const numbers = (values: Float64Array) => numberColumn(values.subarray(0, lines.size));
  const texts = (codes: Int32Array, names: readonly string[]) => textColumn(codes.subarray(0, lines.size), names);
  return {
    'churn.part': texts(lines.part, parts),
    'churn.month': numbers(lines.month),
    'churn.held': texts(lines.held, textsOf(main, 'tier')?.dictionary ?? []),
    'churn.band': texts(lines.band, replyBands(bands)),
    'churn.mood': texts(lines.mood, moods),
    'churn.duration': numbers(lines.duration),
    'churn.n': numbers(lines.n),
    'churn.exposure': numbers(lines.exposure),
    'churn.churned': numbers(lines.churned),
    'churn.events': numbers(lines.events),
    'churn.censored': numbers(lines.censored),
    'churn.by_month': numbers(lines.by_month),
  };
}

/**
 * From subscriptions, cases and answers to lines: a customer in a month at risk, a customer's life, and what came after
 * a customer's last case.
 */
export function* linkChurn({ main, ...roles }: ByRole, settled: Settled): Generator<void, Linked> {
  const records = main ?? noRecords;
  const options = churnOptions(settled);
  const shape = shapeOf(records, settled);
  const { lines, issues, used } =
    shape === 'snapshot' ? yield* fromSnapshot(records, settled) : yield* fromMonths(records, shape, roles, settled);
  const rows = lines.row.subarray(0, lines.size);
  const columns = yield* dimensionsOf(records, rows, [...new Set([...settled.by, ...Object.keys(settled.filters)])]);
  const stratum = yield* strataOf(lines, records, options.strata);
  return {
    size: lines.size,
    columns: { ...columns, ...ownColumns(lines, records, options), 'churn.stratum': stratum },
    mask: null,
    time: shape === 'snapshot' ? null : instantColumn(lines.time.subarray(0, lines.size)),
    wave: null,
    rowNumbers: yield* numbersOf(rows, records),
    issues,
    used,
  };
}
