import {
  FeedError,
  numberColumn,
  type Cells,
  type Column,
  type Columns,
  type Key,
  type Metric,
  type Reading,
  type Settled,
} from '../../metric.js';
import type { Where } from '../contract.js';
import { guardAsked, guardOfCounts } from '../guarding.js';
import { standingsOfColumns, swapsOfColumns } from '../line-swaps.js';
import type { Lines } from '../lines.js';
import { countingOf } from '../protection/counted.js';
import { isSmall } from '../protection/groups.js';
import { columnNamed } from './where.js';

/** Whether a condition is on what the metric counts by, and so on parts of a number instead of a group of its own. */
export function isOfNumber(metric: Metric, { name }: Where): boolean {
  return name === 'period' || metric.keys.includes(name);
}

/** Says that rows make a number that is hidden. */
export function smallGroup({ minGroup }: Pick<Settled, 'minGroup'>): FeedError {
  return new FeedError('small_group', { min_group: minGroup });
}

type Filters = Record<string, readonly (string | null)[]>;

/** What makes a group: columns, and which of their texts are let through. */
interface Group {
  readonly columns: Map<string, Column>;
  readonly filters: Filters;
}

function textOf(key: Key): string | null {
  return key === null ? null : String(key);
}

/** Whether a condition is a list of values and no more. */
export function isListed({ is, from, to, below }: Where): boolean {
  return is !== undefined && from === undefined && to === undefined && below === undefined;
}

/** Values let through by a list join the filters; what lies within bounds is told from all else. */
function addTo(group: Group, where: Where, columns: Columns, mask: Uint8Array): void {
  const column = columnNamed(columns, where.name);
  if (isListed(where) && column.kind !== 'instant') {
    const known = group.filters[where.name];
    const texts = (where.is ?? []).map(textOf);
    group.columns.set(where.name, column);
    group.filters[where.name] = known ? known.filter((text) => texts.includes(text)) : texts;
    return;
  }
  const name = `${where.name} ${group.columns.size}`;
  group.columns.set(name, numberColumn(Float64Array.from(mask)));
  group.filters[name] = ['1'];
}

/** Where rows are listed: the conditions that make a group, with the lines that each of them lets through. */
export interface Listed {
  readonly columns: Columns;
  readonly wheres: readonly (readonly [where: Where, mask: Uint8Array])[];
  readonly periods: readonly string[];
  /** The sums of the group, and what they mean. */
  readonly cells: Cells;
  readonly reading: Pick<Reading, 'n' | 'series'>;
}

function sizeOf(metric: Metric, cells: Cells, settled: Settled): number {
  const counting = countingOf(metric, cells, settled);
  const size = counting.none();
  for (let cell = 0; cell < cells.size; cell++) size.add(counting.of(cell), counting.layer(cell));
  return size.n;
}

/** Throws `small_group` where the number that some rows make is hidden, in steps. */
export function* refuseHidden(metric: Metric, lines: Lines, settled: Settled, listed: Listed): Generator<void, void> {
  const { columns, wheres, periods, cells, reading } = listed;
  const group: Group = { columns: new Map(), filters: { ...settled.filters } };
  for (const name of Object.keys(group.filters)) group.columns.set(name, columnNamed(columns, name));
  for (const [where, own] of wheres) addTo(group, where, columns, own);
  if (group.columns.size === 0) return;
  const refusal = smallGroup(settled);
  // What a metric counts of a group may be less than what its number is of.
  if ([sizeOf(metric, cells, settled), reading.n].some((n) => isSmall({ n }, settled.minGroup))) throw refusal;
  const named = [...group.columns];
  const asked = guardAsked({ ...settled, filters: group.filters, by: [] });
  const guard = yield* guardOfCounts(metric, asked, reading.series, {
    swaps: (each) => swapsOfColumns(metric, lines, named, each),
    standings: (each) => standingsOfColumns(metric, lines, named, each),
    *cells() {
      yield;
      return cells;
    },
  });
  if (guard.whole || periods.some((period) => guard.period(period))) throw refusal;
}
