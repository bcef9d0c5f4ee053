import {
  FeedError,
  numberColumn,
  type Column,
  type Columns,
  type Key,
  type Metric,
  type Settled,
} from '../../metric.js';
import { eachRow } from '../../rollup/each-row.js';
import type { Grouped } from '../../rollup/rollup.js';
import type { Where } from '../contract.js';
import { guardAsked } from '../guarding.js';
import { swapsOfColumns } from '../line-swaps.js';
import type { Lines } from '../lines.js';
import { countedIn } from '../protection/counted.js';
import { guardFor } from '../protection/guard.js';
import { columnNamed } from './where.js';

/** Whether a condition is on what the metric counts by, and so on parts of a number instead of a group of its own. */
export function isOfNumber(metric: Metric, { name }: Where): boolean {
  return name === 'period' || metric.keys.includes(name);
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

/** Values let through by a list join the filters; what lies within bounds is told from all else. */
function addTo(group: Group, where: Where, columns: Columns, mask: Uint8Array): void {
  const column = columnNamed(columns, where.name);
  const isListed =
    where.is !== undefined && where.from === undefined && where.to === undefined && where.below === undefined;
  if (isListed && column.kind !== 'instant') {
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

function* countIn(metric: Metric, { columns, addends }: Grouped, mask: Uint8Array): Generator<void, number> {
  const count = countedIn(metric, { keys: columns, addends });
  let sum = 0;
  yield* eachRow(mask.length, (row) => {
    if (mask[row] === 1) sum += count(row);
  });
  return sum;
}

/** Where rows are listed: the conditions that make a group, with the lines that each of them lets through. */
export interface Listed {
  readonly grouped: Grouped;
  readonly columns: Columns;
  readonly wheres: readonly (readonly [where: Where, mask: Uint8Array])[];
  readonly periods: readonly string[];
  /** The lines of the group. */
  readonly mask: Uint8Array;
}

/** Throws `small_group` where the number that some rows make is hidden, in steps. */
export function* refuseHidden(metric: Metric, lines: Lines, settled: Settled, listed: Listed): Generator<void, void> {
  const { columns, grouped, wheres, periods, mask } = listed;
  const group: Group = { columns: new Map(), filters: { ...settled.filters } };
  for (const name of Object.keys(group.filters)) group.columns.set(name, columnNamed(columns, name));
  for (const [where, own] of wheres) addTo(group, where, columns, own);
  if (group.columns.size === 0) return;
  const refusal = new FeedError('small_group', { min_group: settled.minGroup });
  const n = yield* countIn(metric, grouped, mask);
  if (n > 0 && n < settled.minGroup) throw refusal;
  const swaps = yield* swapsOfColumns(metric, lines, [...group.columns], guardAsked(settled));
  const guard = yield* guardFor(swaps, { ...settled, filters: group.filters, by: [] });
  if (guard.whole || periods.some((period) => guard.period(period))) throw refusal;
}
