import type { Linked, QueueItem, Settled } from '../../metric.js';
import { passingInSteps } from '../../rollup/filter.js';
import { firstRows } from '../cases/first-rows.js';
import { textReader, textsOf, valueReader } from '../columns.js';
import { perUnit } from '../subscriptions/money.js';
import { isoOf, msPerHour } from '../times.js';
import { own } from './link.js';
import { riskOptions } from './options.js';
import { reasonsIn } from './reasons.js';

/** More customers than this nobody calls. */
const mostCustomers = 200;

/** The latest instant of the lines that pass. */
function latestOf(mask: Uint8Array, times: Float64Array | undefined): number {
  let latest = -Infinity;
  for (let line = 0; line < mask.length; line++) {
    if (mask[line] === 1 && (times?.[line] ?? NaN) > latest) latest = times?.[line] ?? NaN;
  }
  return latest;
}

/** Where a renewal stands in line: those to come by date, then those that have passed, then those nobody knows. */
function placeOf(renewal: number, at: number): number {
  if (Number.isNaN(renewal)) return Infinity;
  return renewal < at ? Number.MAX_SAFE_INTEGER - renewal / 1e6 : renewal;
}

/**
 * The customers at risk at the last standing, by the date of their renewal, next first, and what they pay; empty where the
 * option `names` hides them. In steps between which the caller may pause.
 */
export function* riskQueue(linked: Linked, settled: Settled): Generator<void, QueueItem[]> {
  if (!riskOptions(settled).areNamed) return [];
  const mask = yield* passingInSteps(linked, settled.filters, linked.time, settled);
  const at = latestOf(mask, linked.time?.values);
  yield;
  const [reasons, revenue, renewal] = [own.mask, own.revenue, own.renewal].map((name) => valueReader(linked, name));
  const [account, name] = [textsOf(linked, own.account), textReader(linked, own.name)];
  if (!reasons || !revenue || !renewal) return [];
  const isIn = (line: number) => mask[line] === 1 && linked.time?.values[line] === at && reasons(line) > 0;
  const isBefore = (line: number, other: number) => {
    const [place, than] = [placeOf(renewal(line), at), placeOf(renewal(other), at)];
    if (place !== than) return place < than;
    const [amount, less] = [revenue(line) || 0, revenue(other) || 0];
    return amount === less ? (account?.at(line) ?? '') < (account?.at(other) ?? '') : amount > less;
  };
  const latest = valueReader(linked, own.latest);
  const lines = yield* firstRows(linked.size, mostCustomers, isIn, isBefore);
  return lines.map((line) => ({
    id: account?.at(line) ?? '',
    name: name(line),
    since: isoOf(latest(line)),
    due: isoOf(renewal(line)),
    overdue: Number.isNaN(renewal(line)) ? null : (at - renewal(line)) / msPerHour,
    note: reasonsIn(reasons(line)).join(' '),
    amount: Number.isNaN(revenue(line)) ? null : revenue(line) / perUnit,
  }));
}
