import type { Linked, QueueItem, Settled } from '../../metric.js';
import { passing } from '../../rollup/filter.js';
import { hashOf } from '../../stats/random.js';
import { textReader, valueReader } from '../columns.js';
import { ownColumn } from './link.js';
import { reviewOptions, type ReviewOptions } from './options.js';
import { layerName, layerOf } from './layers.js';

/** Cases closed longer ago teach nobody any more; a page that names a window of its own gets all of that. */
const mostAge = 365 * 86_400_000;

/** A closed case that nobody has reviewed. */
interface Open {
  readonly id: string;
  readonly row: number;
  readonly order: number;
}

interface Stratum {
  readonly open: Open[];
  closed: number;
  reviewed: number;
}

/** Cases closed within the window, else within the last year, that pass the filters, by stratum. */
function strataOf(linked: Linked, settled: Settled, { seed }: ReviewOptions): Map<string | null, Stratum> {
  const { since, until, asOf } = settled;
  const end = until ?? asOf;
  const window = { since: since ?? (end === null ? null : end - mostAge), until };
  const mask = passing(linked, settled.filters, linked.time, window);
  const [closed, reviewed] = [valueReader(linked, ownColumn('closed')), valueReader(linked, ownColumn('reviewed'))];
  const [id, layer] = [textReader(linked, ownColumn('case')), textReader(linked, ownColumn('layer'))];
  const strata = new Map<string | null, Stratum>();
  mask.forEach((bit, row) => {
    if (bit === 0 || closed(row) !== 1) return;
    const stratum = strata.get(layer(row)) ?? { open: [], closed: 0, reviewed: 0 };
    strata.set(layer(row), stratum);
    stratum.closed += 1;
    stratum.reviewed += reviewed(row);
    const name = id(row);
    if (reviewed(row) === 0 && name !== null) stratum.open.push({ id: name, row, order: hashOf(seed, name) });
  });
  return strata;
}

function inOrder(a: Open, b: Open): number {
  return a.order - b.order || (a.id < b.id ? -1 : 1);
}

/** The cases of a stratum that are still to be reviewed to reach the target, those first that the seed puts first. */
function wanting({ open, closed, reviewed }: Stratum, target: number): Open[] {
  const missing = Math.ceil((closed * target) / 100) - reviewed;
  return missing > 0 ? open.sort(inOrder).slice(0, missing) : [];
}

/**
 * The cases to review next: of each stratum as many closed ones without a review as its coverage lacks to the target, drawn
 * by the seed, among those closed in the window, else in the last year. The place of a case depends on its id and the seed alone, so that further cases leave the order of the
 * others as it is.
 */
export function reviewQueue(linked: Linked, settled: Settled): QueueItem[] {
  const options = reviewOptions(settled);
  const layer = textReader(linked, ownColumn('layer'));
  const chosen = [...strataOf(linked, settled, options).values()]
    .flatMap((stratum) => wanting(stratum, options.coverageTarget))
    .sort(inOrder)
    .slice(0, options.next);
  return chosen.map(({ id, row }) => {
    const [at, name] = [linked.time?.at(row) ?? null, layer(row)];
    const since = at === null ? null : new Date(at).toISOString();
    return { id, since, due: null, overdue: null, note: name === null ? null : layerName(layerOf(name)) };
  });
}
