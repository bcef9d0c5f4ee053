import { FeedError, type Column, type Issue, type Records, type Texts } from '../../metric.js';
import { eachRow } from '../../rollup/each-row.js';
import { matchesInSteps } from '../../rollup/link.js';
import { issueOf, maskRowsInSteps, openMask } from '../../rollup/issues.js';
import { maskRepeatsInSteps } from '../../rollup/repeats.js';
import { sameTexts } from '../../rollup/same-texts.js';
import { textsOf, valueReader, valuesOf } from '../columns.js';

/** Who may be at risk: one number a customer, from 0. */
export interface Customers {
  readonly size: number;
  /** The texts by which other records name customers, and the customer of each, −1 for none. */
  readonly texts: Texts;
  readonly ofText: Int32Array;
  /** The row of each customer in the record of accounts, −1 where there is none. */
  readonly accountRow: Int32Array;
  /** The row of the case of each customer that came last, −1 for none. */
  readonly caseRow: Int32Array;
  readonly issues: readonly Issue[];
}

const noTexts: Texts = { size: 0, at: () => null };

/** Money of several currencies is never added. */
function requireOneCurrency(accounts: Records, mask: Uint8Array): void {
  const column = textsOf(accounts, 'currency');
  if (column === null) return;
  const seen = new Set<number>();
  for (let row = 0; row < mask.length; row++) if (mask[row] === 1) seen.add(column.codes[row] ?? -1);
  seen.delete(-1);
  if (seen.size < 2) return;
  const names = [...seen].map((code) => column.texts.at(code) ?? '');
  throw new FeedError('currency_mismatch', { field: 'accounts.currency', seen: names.sort().join(', ') });
}

/** The accounts that are customers, each once, those of our own left out. */
function* countedAccounts(accounts: Records): Generator<void, { mask: Uint8Array; issues: Issue[] }> {
  const mask = openMask(accounts);
  const repeats = yield* maskRepeatsInSteps(accounts, mask, ['account_id'], () => 0);
  const internal = valuesOf(accounts, 'internal');
  if (internal) yield* maskRowsInSteps(mask, (row) => internal[row] === 1);
  requireOneCurrency(accounts, mask);
  const money = valuesOf(accounts, 'arr');
  const [negative, missing]: [number[], number[]] = [[], []];
  yield* eachRow(money ? mask.length : 0, (row) => {
    const amount = money?.[row] ?? NaN;
    if (mask[row] === 1 && amount < 0) negative.push(row);
    if (mask[row] === 1 && Number.isNaN(amount)) missing.push(row);
  });
  const issues = [
    ...issueOf('duplicate_id', 'account_id', repeats, accounts),
    // The customer stays; only the amount is none.
    ...issueOf('negative_amount', 'arr', negative, accounts).map((issue) => ({ ...issue, aside: false })),
    ...issueOf('without_money', 'arr', missing, accounts),
  ];
  return { mask, issues: issues.map((issue) => ({ ...issue, field: `accounts.${issue.field}` })) };
}

interface Named {
  readonly texts: Texts;
  readonly ofText: Int32Array;
  readonly accountRow: number[];
}

/** Customers in order of the rows that first name them. */
function* named(column: Column | undefined, mask: Uint8Array): Generator<void, Named> {
  if (column?.kind !== 'text') return { texts: noTexts, ofText: new Int32Array(0), accountRow: [] };
  const { codes, texts } = column;
  const [ofText, accountRow] = [new Int32Array(texts.size).fill(-1), [] as number[]];
  yield* eachRow(mask.length, (row) => {
    const code = codes[row] ?? -1;
    if (mask[row] === 0 || code < 0) return;
    if ((ofText[code] ?? -1) < 0) ofText[code] = accountRow.push(row) - 1;
    else accountRow[ofText[code] ?? 0] = row;
  });
  return { texts, ofText, accountRow };
}

/** The customer that each row of a record names in `account_id`; −1 for none that is known. */
export function* customersOf(
  records: Records,
  { texts, ofText }: Pick<Customers, 'texts' | 'ofText'>,
): Generator<void, Int32Array> {
  const found = new Int32Array(records.size).fill(-1);
  const column = textsOf(records, 'account_id');
  if (column === null) return found;
  const same = yield* sameTexts(column.texts, texts);
  yield* eachRow(found.length, (row) => {
    found[row] = ofText[same[column.codes[row] ?? -1] ?? -1] ?? -1;
  });
  return found;
}

/** The case of each customer that was created last; of several at once the one with the greatest name. */
function* lastCases(cases: Records, mask: Uint8Array, of: Int32Array, size: number): Generator<void, Int32Array> {
  const [created, id] = [valueReader(cases, 'created_at'), textsOf(cases, 'case_id')];
  const last = new Int32Array(size).fill(-1);
  const isLater = (row: number, other: number) =>
    created(row) === created(other) ? (id?.at(row) ?? '') > (id?.at(other) ?? '') : created(row) > created(other);
  yield* eachRow(cases.size, (row) => {
    const customer = of[row] ?? -1;
    if (mask[row] === 0 || customer < 0) return;
    const known = last[customer] ?? -1;
    if (known < 0 || isLater(row, known)) last[customer] = row;
  });
  return last;
}

/** Cases of customers that the accounts lack. */
function* orphans(cases: Records, mask: Uint8Array, accounts: Records): Generator<void, Issue[]> {
  const [own, foreign] = [cases.columns['account_id'], accounts.columns['account_id']];
  const found = own && foreign ? yield* matchesInSteps(own, foreign, undefined) : null;
  const rows: number[] = [];
  yield* eachRow(cases.size, (row) => {
    if (mask[row] === 1 && found?.[row] === -1) rows.push(row);
  });
  return issueOf('orphan', 'account_id', rows, cases);
}

/**
 * Who may be at risk: the customers of the record of accounts, else those who have a case that `mask` lets through. Cases
 * of customers that the accounts lack are `orphan`; accounts without revenue are named, and stay. Throws
 * `currency_mismatch` where money of several currencies would be added. In steps between which the caller may pause.
 */
export function* customersIn(
  cases: Records,
  mask: Uint8Array,
  accounts: Records | undefined,
): Generator<void, Customers> {
  const counted = accounts ? yield* countedAccounts(accounts) : { mask, issues: [] };
  const { accountRow, ...names } = yield* named((accounts ?? cases).columns['account_id'], counted.mask);
  const of = yield* customersOf(cases, names);
  const found = accounts ? yield* orphans(cases, mask, accounts) : [];
  return {
    ...names,
    size: accountRow.length,
    accountRow: accounts ? Int32Array.from(accountRow) : new Int32Array(accountRow.length).fill(-1),
    caseRow: yield* lastCases(cases, mask, of, accountRow.length),
    issues: [...counted.issues, ...found],
  };
}
