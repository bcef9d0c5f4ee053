import {
  countedOf,
  type AfterCase,
  type CohortCell,
  type Cohorts,
  type Measure,
  type RateComparison,
  type RateContrast,
  type RevenueFlow,
} from '../metric.js';
import type { ColumnCode, Text } from '../text/index.js';
import { cohortName } from './cohort-names.js';
import type { Figures, Row } from './figure-table.js';
import { remarksOf } from './remarks.js';

function hiddenWords(isHidden: unknown, measure: Measure, text: Text): string[] {
  return isHidden ? [text.hidden(measure.context.min_group, countedOf(measure))] : [];
}

// ── Cohorts ─────────────────────────────────────────────────────────────────────────────────────────────────────────

function cellRow(
  cohort: string,
  size: number | null,
  age: Cohorts['ages'][number],
  cell: CohortCell,
  measure: Measure,
  text: Text,
): Row {
  const { value, low, high, n } = cell;
  const soFar = cell.complete ? [] : [text.soFar];
  const remark = remarksOf([...soFar, ...hiddenWords(cell.hidden, measure, text)]);
  return { cohort, size, months: text.cohortAge(age), value, low, high, n, remark, unit: 'percent' };
}

/** One row a cohort and age, the average of all cohorts first. */
export function cohortFigures(measure: Measure, text: Text): Figures {
  const { ages = [], rows = [], average = [] } = measure.cohorts ?? {};
  const cells = (name: string, size: number | null, of: readonly (CohortCell | null)[]) =>
    ages.flatMap((age, place) => {
      const cell = of[place];
      return cell ? [cellRow(name, size ?? cell.of, age, cell, measure, text)] : [];
    });
  const all = rows.flatMap((row): Row[] => {
    const cohort = cohortName(row.cohort, measure, text);
    if (row.hidden) return [{ cohort, remark: remarksOf(hiddenWords(row.hidden, measure, text)) }];
    return cells(cohort, row.size, row.cells);
  });
  return {
    columns: ['cohort', 'size', 'months', 'value', 'low', 'high', 'n', 'remark'],
    rows: [...cells(text.cohortNames.average, null, average), ...all],
  };
}

// ── Revenue ─────────────────────────────────────────────────────────────────────────────────────────────────────────

function flowRows(flow: RevenueFlow, measure: Measure, text: Text): Row[] {
  const period = text.periodName(flow.period, measure.context);
  const soFar = flow.complete ? [] : [text.soFar];
  const row = (key: string, amount: number | null, n: number | null, hidden: unknown): Row => ({
    period,
    item: text.movementName(key),
    amount,
    n,
    remark: remarksOf([...soFar, ...hiddenWords(hidden, measure, text)]),
  });
  return [
    row('start', flow.start, null, false),
    ...flow.movements.map(({ key, amount, n, hidden }) => row(key, amount, n, hidden)),
    row('end', flow.end, null, false),
  ];
}

/** One row a period and movement. */
export function revenueFigures(measure: Measure, text: Text): Figures {
  const rows = (measure.revenue ?? []).flatMap((flow) => flowRows(flow, measure, text));
  return { columns: ['period', 'item', 'amount', 'n', 'remark'], rows };
}

/** One row a period, movements across, for the `most` latest periods; a remark says why movements are not told. */
export function revenueByPeriod(measure: Measure, text: Text, most: number): Figures {
  const rows = (measure.revenue ?? []).slice(-most).map(({ period, complete, start, end, movements }): Row => {
    const moved = Object.fromEntries(movements.map(({ key, amount }) => [key, amount]));
    const name = text.pointName({ period, ...(!complete && { missing: 'end' as const }) }, measure.context);
    const hidden = movements.find((movement) => movement.hidden)?.hidden;
    return { period: name, start, ...moved, end, remark: remarksOf(hiddenWords(hidden, measure, text)) };
  });
  const remark: ColumnCode[] = rows.some((row) => row['remark'] !== null) ? ['remark'] : [];
  return {
    columns: ['period', 'start', 'new', 'reactivation', 'expansion', 'contraction', 'churn', 'end', ...remark],
    rows: rows.reverse(),
  };
}

// ── Churn compared ──────────────────────────────────────────────────────────────────────────────────────────────────

function groupRows({ by, groups }: RateComparison, measure: Measure, text: Text): Row[] {
  return groups.map(({ key, value, low, high, events, exposure, hidden }) => ({
    kind: text.dimensionName(by),
    item: text.groupValue(by, key),
    value,
    low,
    high,
    events,
    exposure,
    remark: remarksOf(hiddenWords(hidden, measure, text)),
    unit: 'rate',
  }));
}

/** The figures of a contrast as computed; their names stand in its words, in the same order. */
function contrastValues({ points, relative, ratio, stratified, risk }: RateContrast) {
  return [points, relative, ratio, stratified, risk].filter((limits) => limits !== null && limits.value !== null);
}

function contrastRows(contrast: RateContrast, comparison: RateComparison, text: Text): Row[] {
  const { head, lines } = text.contrast(contrast, comparison);
  const values = contrastValues(contrast);
  return lines.map(({ name }, index) => ({
    kind: head,
    item: name,
    value: values[index]?.value ?? null,
    low: values[index]?.low ?? null,
    high: values[index]?.high ?? null,
    unit: 'score',
  }));
}

/** One row a group, and one a figure of each contrast. */
export function rateFigures(measure: Measure, text: Text): Figures {
  const rows = (measure.rates ?? []).flatMap((comparison) => [
    ...groupRows(comparison, measure, text),
    ...comparison.contrasts.flatMap((contrast) => contrastRows(contrast, comparison, text)),
  ]);
  return { columns: ['kind', 'item', 'value', 'low', 'high', 'events', 'exposure', 'remark'], rows };
}

// ── After the last case ─────────────────────────────────────────────────────────────────────────────────────────────

/** What a part of those who left after a case is called. */
export function afterName({ by, key }: Pick<AfterCase, 'by' | 'key'>, text: Text): string {
  return by === null ? text.everyone : text.groupValue(by, key);
}

function afterRows(part: AfterCase, measure: Measure, text: Text): Row[] {
  const kind = part.by === null ? text.everyone : text.dimensionName(part.by);
  const item = afterName(part, text);
  if (part.hidden) return [{ kind, item, remark: remarksOf(hiddenWords(part.hidden, measure, text)) }];
  return part.within.map(({ days, value, low, high }) => ({
    kind,
    item,
    days,
    value,
    low,
    high,
    n: part.n,
    unit: 'percent',
  }));
}

/** One row a part of the customers and span of days. */
export function afterFigures(measure: Measure, text: Text): Figures {
  const rows = (measure.after_case ?? []).flatMap((part) => afterRows(part, measure, text));
  return { columns: ['kind', 'item', 'days', 'value', 'low', 'high', 'n', 'remark'], rows };
}
