import type { Linked, QueueItem, Settled } from '../../metric.js';
import { eachRow } from '../../rollup/each-row.js';
import { passingInSteps } from '../../rollup/filter.js';
import { hashOf } from '../../stats/random.js';
import { keepFirst } from '../cases/first-rows.js';
import { textReader, textsOf, valueReader } from '../columns.js';
import { isoOf, msPerDay } from '../times.js';
import { ownColumn } from './link.js';
import { reviewOptions, type ReviewOptions } from './options.js';
import { layerName, layerOf } from './layers.js';

/** Cases closed longer ago teach nobody any more; a page that names a window of its own gets all of that. */
const mostAge = 365 * msPerDay;

/** 1 for the cases closed within the window, else within the last year, that pass the filters. */
function* closedCases(linked: Linked, settled: Settled): Generator<void, Uint8Array> {
  const { since, until, asOf } = settled;
  const end = until ?? asOf;
  const window = { since: since ?? (end === null ? null : end - mostAge), until };
  const mask = yield* passingInSteps(linked, settled.filters, linked.time, window);
  const closed = valueReader(linked, ownColumn('closed'));
  yield* eachRow(mask.length, (line) => {
    if (closed(line) !== 1) mask[line] = 0;
  });
  return mask;
}

/** Lines by stratum, those without one first. */
interface Strata {
  readonly count: number;
  readonly of: (line: number) => number;
}

function strataOf(linked: Linked): Strata {
  const layers = textsOf(linked, ownColumn('layer'));
  return { count: (layers?.texts.size ?? 0) + 1, of: (line) => (layers?.codes[line] ?? -1) + 1 };
}

/** How many cases the coverage of each stratum lacks to the target. */
function* lacking(mask: Uint8Array, linked: Linked, strata: Strata, target: number): Generator<void, Float64Array> {
  const reviewed = valueReader(linked, ownColumn('reviewed'));
  const [closed, done] = [new Float64Array(strata.count), new Float64Array(strata.count)];
  yield* eachRow(mask.length, (line) => {
    if (mask[line] === 0) return;
    const stratum = strata.of(line);
    closed[stratum] = (closed[stratum] ?? 0) + 1;
    done[stratum] = (done[stratum] ?? 0) + reviewed(line);
  });
  return closed.map((n, stratum) => Math.ceil((n * target) / 100) - (done[stratum] ?? 0));
}

/** The lines of cases to review next: of each stratum those that the seed puts first, and of all these again. */
function* chosenLines(linked: Linked, settled: Settled, options: ReviewOptions): Generator<void, number[]> {
  const mask = yield* closedCases(linked, settled);
  const strata = strataOf(linked);
  const missing = yield* lacking(mask, linked, strata, options.coverageTarget);
  const [reviewed, id] = [valueReader(linked, ownColumn('reviewed')), textReader(linked, ownColumn('case'))];
  const order = new Float64Array(mask.length);
  const isBefore = (line: number, other: number) => {
    const difference = (order[line] ?? 0) - (order[other] ?? 0);
    return difference === 0 ? (id(line) ?? '') < (id(other) ?? '') : difference < 0;
  };
  const lists = Array.from(missing, (): number[] => []);
  yield* eachRow(mask.length, (line) => {
    const stratum = strata.of(line);
    const most = Math.min(missing[stratum] ?? 0, options.next);
    const name = mask[line] === 1 && most > 0 && reviewed(line) === 0 ? id(line) : null;
    if (name === null) return;
    order[line] = hashOf(options.seed, name);
    keepFirst(lists[stratum] ?? [], line, most, isBefore);
  });
  const chosen: number[] = [];
  for (const line of lists.flat()) keepFirst(chosen, line, options.next, isBefore);
  return chosen;
}

/**
 * The cases to review next: of each stratum as many closed ones without a review as its coverage lacks to the target, drawn
 * by the seed, among those closed in the window, else in the last year. The place of a case depends on its id and the seed
 * alone, so that further cases leave the order of the others as it is. In steps between which the caller may pause.
 */
export function* reviewQueue(linked: Linked, settled: Settled): Generator<void, QueueItem[]> {
  const [id, layer] = [textReader(linked, ownColumn('case')), textReader(linked, ownColumn('layer'))];
  const chosen = yield* chosenLines(linked, settled, reviewOptions(settled));
  return chosen.map((line) => {
    const name = layer(line);
    return {
      id: id(line) ?? '',
      since: isoOf(linked.time?.at(line) ?? NaN),
      due: null,
      overdue: null,
      note: name === null ? null : layerName(layerOf(name)),
    };
  });
}
