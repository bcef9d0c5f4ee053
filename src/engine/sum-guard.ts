import type { RollupFeed } from '../feeds/rollup-feed.js';
import type { Key, Meaning, Reading, Settled } from '../metric.js';
import type { Facet } from './contract.js';
import { facetsOf } from './facets.js';
import { guardAsked, guardOf, guardOfCounts, windowsIn, type Counts, type GuardAsked } from './guarding.js';
import { countingOf } from './protection/counted.js';
import type { Guard } from './protection/guard.js';
import { jointOf } from './protection/joint.js';
import { standingsOf, type Standings } from './protection/standings.js';
import { Swaps } from './protection/swaps.js';
import { Tables, timeAxis } from './protection/tables.js';
import { inWindow, pieceOf, timeKey, type Cut } from './protection/time.js';
import { cellsIn, checkDimensions, periodChange, remembering, within } from './sums.js';

/** Names of the finest stretches of time that sums can tell of, as a question parts them. */
function stretchNames({ grain }: RollupFeed, settled: Settled): (period: Key) => Key {
  const coarse = remembering(periodChange(grain, settled));
  if (settled.period !== 'week' || grain !== 'day') return coarse;
  const month = periodChange(grain, { ...settled, period: 'month' });
  return remembering((period) => pieceOf(month(period), coarse(period)));
}

/** How sums part time, and the name of the stretch of each cell. */
function timesIn(feed: RollupFeed, { own, settled }: GuardAsked): { readonly cut: Cut; readonly times: string[] } {
  const { cells, grain } = feed;
  const name = stretchNames(feed, settled);
  const isTimed = grain !== null && grain !== 'wave';
  const windowOf = isTimed ? windowsIn(own, (window) => within(grain, window, settled)) : () => inWindow;
  const cut: Cut = {
    isOwn: isTimed && own !== null,
    grain: isTimed && settled.period !== 'wave' ? settled.period : null,
    isOfWeeks: grain === 'week',
  };
  return { cut, times: [...(cells.keys['period'] ?? [])].map((period) => timeKey(windowOf(period), name(period))) };
}

/** How much counts in each cell by the fields of a question, and by what else it is told apart. */
function countedBy(metric: Meaning, feed: RollupFeed, { fields, settled }: GuardAsked) {
  checkDimensions(feed, fields);
  const { keys, size } = feed.cells;
  const { of, layer, layers: months } = countingOf(metric, feed.cells, settled);
  return {
    columns: Object.fromEntries(fields.map((name): [string, Key[]] => [name, [...(keys[name] ?? [])]])),
    counts: Float64Array.from({ length: size }, (_, i) => of(i)),
    layers: Uint32Array.from({ length: size }, (_, i) => layer(i)),
    months,
  };
}

/** What must not be told apart in the answers that sums give, in steps. */
function* swapsOfSums(metric: Meaning, feed: RollupFeed, asked: GuardAsked): Generator<void, Swaps> {
  const { settled } = asked;
  const { columns, counts, layers } = countedBy(metric, feed, asked);
  yield;
  const { cut, times } = timesIn(feed, asked);
  const joint = jointOf({ ...columns, [timeAxis]: times }, counts, layers);
  return new Swaps(new Tables(joint, settled.minGroup, { cut, calendar: settled }));
}

function* standingsOfSums(metric: Meaning, feed: RollupFeed, asked: GuardAsked): Generator<void, Standings> {
  const { settled } = asked;
  const counted = countedBy(metric, feed, asked);
  yield;
  return standingsOf(counted, settled.minGroup, settled);
}

function countsOf(metric: Meaning, feed: RollupFeed, settled: Settled): Counts {
  return {
    swaps: (asked) => swapsOfSums(metric, feed, asked),
    standings: (asked) => standingsOfSums(metric, feed, asked),
    cells: (window) => cellsIn(metric, feed, settled, window),
  };
}

/** What has to be hidden of an answer that sums give, in steps. */
export function guardOfSums(
  metric: Meaning,
  feed: RollupFeed,
  settled: Settled,
  reading: Reading,
): Generator<void, Guard | null> {
  return guardOf(metric, settled, reading, countsOf(metric, feed, settled));
}

/** The values of a field in the sums that a question is about, in steps. */
export function* facetsOfSums(
  metric: Meaning,
  feed: RollupFeed,
  settled: Settled,
  field: string,
): Generator<void, readonly Facet[]> {
  const guard = yield* guardOfCounts(metric, guardAsked(settled), [], countsOf(metric, feed, settled));
  const cells = yield* cellsIn(metric, feed, settled, settled);
  return facetsOf(metric, cells, field, settled, guard);
}
