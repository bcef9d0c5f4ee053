import type { RollupFeed } from '../feeds/rollup-feed.js';
import type { Key, Meaning, Reading, Settled } from '../metric.js';
import type { Facet } from './contract.js';
import { facetsOf } from './facets.js';
import { fieldsOf, guardOf, type GuardAsked } from './guarding.js';
import { countedIn } from './protection/counted.js';
import { guardFor, inBefore, inWindow, timeKey, type Guard } from './protection/guard.js';
import { jointOf } from './protection/joint.js';
import { Swaps } from './protection/swaps.js';
import { Tables, timeAxis } from './protection/tables.js';
import { cellsIn, checkDimensions, periodChange, remembering, within } from './sums.js';
import { windowBefore } from './window.js';

/** The period of each cell, and in which windows of the question it is. */
function timesIn({ cells, grain }: RollupFeed, settled: Settled): string[] {
  const periods = [...(cells.keys['period'] ?? [])];
  const coarse = remembering(periodChange(grain, settled));
  if (grain === null || grain === 'wave') return periods.map((period) => timeKey(inWindow, coarse(period)));
  const before = windowBefore(settled);
  const [isIn, isBefore] = [
    within(grain, settled, settled),
    before === null ? () => false : within(grain, before, settled),
  ];
  return periods.map((period) =>
    timeKey((isIn(period) ? inWindow : 0) | (isBefore(period) ? inBefore : 0), coarse(period)),
  );
}

/** What must not be told apart in the answers that sums give, in steps. */
function* swapsOfSums(metric: Meaning, feed: RollupFeed, { fields, settled }: GuardAsked): Generator<void, Swaps> {
  checkDimensions(feed, fields);
  const { keys, size } = feed.cells;
  const count = countedIn(metric, feed.cells);
  const columns = fields.map((name): [string, Key[]] => [name, [...(keys[name] ?? [])]]);
  const times = timesIn(feed, settled);
  yield;
  const joint = jointOf(
    { ...Object.fromEntries(columns), [timeAxis]: times },
    Float64Array.from({ length: size }, (_, i) => count(i)),
  );
  return new Swaps(new Tables(joint, settled.minGroup));
}

/** What has to be hidden of an answer that sums give, in steps. */
export function guardOfSums(
  metric: Meaning,
  feed: RollupFeed,
  settled: Settled,
  reading: Reading,
): Generator<void, Guard | null> {
  return guardOf(settled, reading, (asked) => swapsOfSums(metric, feed, asked));
}

/** The values of a field in the sums that a question is about, in steps. */
export function* facetsOfSums(
  metric: Meaning,
  feed: RollupFeed,
  settled: Settled,
  field: string,
): Generator<void, readonly Facet[]> {
  const swaps = yield* swapsOfSums(metric, feed, { fields: fieldsOf(settled), settled });
  const cells = yield* cellsIn(metric, feed, settled, settled);
  return facetsOf(metric, cells, field, settled.minGroup, yield* guardFor(swaps, settled));
}
