import {
  instantColumn,
  numberColumn,
  textColumn,
  type Column,
  type Columns,
  type Linked,
  type Records,
  type Settled,
} from '../../metric.js';
import { eachRow } from '../../rollup/each-row.js';
import { movedInSteps } from '../../rollup/moved.js';
import { countRows } from '../../rollup/rows-of.js';
import { countedCasesInSteps } from '../cases/counted.js';
import { noRecords } from '../columns.js';
import { perUnit } from '../subscriptions/money.js';
import { customersIn, customersOf, type Customers } from './customers.js';
import { standingsOf, type Standings } from './months.js';
import { riskOptions } from './options.js';
import { findTroubles, Troubles } from './troubles.js';

/** The columns of the lines that linking makes, under names that no dimension has. */
export const own = {
  month: 'risk month',
  account: 'risk account',
  name: 'risk name',
  revenue: 'risk revenue',
  renewal: 'risk renewal',
  mask: 'risk reasons',
  latest: 'risk latest',
} as const;

/** The customer of each line: each customer has one a standing. */
function* repeated(size: number, standings: number): Generator<void, Int32Array> {
  const customers = new Int32Array(size * standings);
  yield* eachRow(customers.length, (line) => (customers[line] = Math.floor(line / standings)));
  return customers;
}

/** A number for each line, in steps. */
function* each(size: number, at: (line: number) => number): Generator<void, Float64Array> {
  const values = new Float64Array(size);
  yield* eachRow(size, (line) => (values[line] = at(line)));
  return values;
}

/** The rows of customers for their lines. */
function* rowsFor(lines: Int32Array, rows: Int32Array): Generator<void, Int32Array> {
  const found = new Int32Array(lines.length);
  yield* eachRow(lines.length, (line) => (found[line] = rows[lines[line] ?? -1] ?? -1));
  return found;
}

/** A field of the accounts, else of the last case of each customer. */
type Take = (name: string) => Generator<void, Column | null>;

function* taking(
  accounts: Records,
  cases: Records,
  { accountRow, caseRow }: Customers,
  lines: Int32Array,
): Generator<void, Take> {
  const [fromAccounts, fromCases] = [yield* rowsFor(lines, accountRow), yield* rowsFor(lines, caseRow)];
  return function* take(name) {
    const [account, found] = [accounts.columns[name], cases.columns[name]];
    if (account) return yield* movedInSteps(account, fromAccounts);
    return found ? yield* movedInSteps(found, fromCases) : null;
  };
}

/** The dimensions that are asked for and filtered by. */
function* dimensions({ by, filters }: Settled, take: Take): Generator<void, Columns> {
  const columns: [string, Column][] = [];
  for (const name of new Set([...by, ...Object.keys(filters)])) {
    const column = yield* take(name);
    if (column) columns.push([name, column]);
  }
  return Object.fromEntries(columns);
}

/** What customers pay a year in whole ten-thousandths; `NaN` where that is not known, and where it is below zero. */
function revenueOf(column: Column | null, size: number): Generator<void, Float64Array> {
  const amounts = column === null || column.kind === 'text' ? null : column.values;
  return each(size, (line) => {
    const amount = amounts?.[line] ?? NaN;
    return amount >= 0 ? Math.round(amount * perUnit) : NaN;
  });
}

/** Who the customers are; nobody is listed by columns that are not there. */
function* nameColumns(settled: Settled, take: Take): Generator<void, Columns> {
  if (!riskOptions(settled).areNamed) return {};
  const [account, name] = [yield* take('account_id'), yield* take('name')];
  return { ...(account && { [own.account]: account }), ...(name && { [own.name]: name }) };
}

/** What the lines are counted by. */
function* ownColumns(
  { names, dates }: Standings,
  troubles: Troubles,
  lines: Int32Array,
  take: Take,
): Generator<void, Columns> {
  const count = dates.length;
  const [arr, renewal] = [yield* take('arr'), yield* take('renewal_at')];
  return {
    ...(renewal && { [own.renewal]: renewal }),
    [own.month]: textColumn(Int32Array.from(yield* each(lines.length, (line) => line % count)), names),
    [own.revenue]: numberColumn(yield* revenueOf(arr, lines.length)),
    [own.mask]: numberColumn(yield* each(lines.length, (line) => troubles.masks[line] ?? 0)),
    [own.latest]: instantColumn(yield* each(lines.length, (line) => troubles.latest[lines[line] ?? -1] ?? NaN)),
  };
}

/**
 * One line a customer and month: what the customer pays, when it renews, and the reasons for worry within so many days
 * before the month's end, or before `as_of`. Throws what `customersIn` and `riskOptions` throw. In steps between which the
 * caller may pause.
 */
export function* linkRisk(roles: Readonly<Record<string, Records>>, settled: Settled): Generator<void, Linked> {
  const { main: cases = noRecords, accounts } = roles;
  const { mask, issues } = yield* countedCasesInSteps(cases, settled);
  const customers = yield* customersIn(cases, mask, accounts);
  const standings = standingsOf(settled);
  const troubles = new Troubles(customers.size, standings, riskOptions(settled).reach);
  const of = yield* customersOf(cases, customers);
  const found = yield* findTroubles(troubles, roles, customers, { records: cases, mask, of }, settled);
  const lines = yield* repeated(customers.size, standings.dates.length);
  const take = yield* taking(accounts ?? noRecords, cases, customers, lines);
  const dates = lines.length === 0 ? [] : standings.dates;
  return {
    size: lines.length,
    columns: {
      ...(yield* dimensions(settled, take)),
      ...(yield* nameColumns(settled, take)),
      ...(yield* ownColumns(standings, troubles, lines, take)),
    },
    mask: null,
    time: instantColumn(yield* each(lines.length, (line) => dates[line % dates.length] ?? NaN)),
    wave: null,
    rowNumbers: new Uint32Array(lines.length),
    issues: [...issues, ...customers.issues, ...found],
    used: countRows(mask, mask.length),
  };
}
