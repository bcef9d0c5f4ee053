import { html, type TemplateResult } from 'lit';
import { hoursPerColumn, weekHours, type WeekCell } from '../charts/index.js';
import { countedOf, type Measure, type WeekHours } from '../metric.js';
import type { Text } from '../text/index.js';
import { chartName, type ViewContext } from './context.js';
import { emptyView, isEmpty } from './words.js';

/** The weekdays from the first day of the week, 1 Monday … 7 Sunday. */
export function weekdays({ context }: Measure): number[] {
  return Array.from({ length: 7 }, (_, i) => ((context.week_start - 1 + i) % 7) + 1);
}

/** What was counted on a weekday in a stretch of hours. */
function countOf({ cells }: WeekHours, weekday: number, from: number, hours: number): number {
  const inside = cells.filter((cell) => cell.weekday === weekday && cell.hour >= from && cell.hour < from + hours);
  return inside.reduce((sum, { n }) => sum + n, 0);
}

function starts(hours: number): number[] {
  return Array.from({ length: 24 / hours }, (_, i) => i * hours);
}

function cellsOf(counts: WeekHours, hours: number, measure: Measure, text: Text): WeekCell[] {
  return weekdays(measure).flatMap((weekday, row) =>
    starts(hours).map((from, column) => {
      const n = countOf(counts, weekday, from, hours);
      const label = text.weekCell(counts.counts, weekday, from, hours, n);
      const shown = n === 0 ? '·' : text.count(n);
      return { key: JSON.stringify(['week', counts.counts, weekday, from]), label, row, column, n, shown };
    }),
  );
}

/** One table of weekdays and hours; hours are put together until their figures can be read. */
export function weekHoursChart(measure: Measure, counts: WeekHours, context: ViewContext, width: number) {
  const { text, direction, active } = context;
  const rows = weekdays(measure).map((weekday) => text.weekday(weekday));
  const hours = hoursPerColumn(width, rows, (each) => cellsOf(counts, each, measure, text).map(({ shown }) => shown));
  return weekHours(cellsOf(counts, hours, measure, text), {
    width,
    direction,
    active,
    label: `${chartName(measure, context, 'hours')}, ${text.countName(counts.counts)}`,
    rows,
    starts: starts(hours).map((from) => text.number(from)),
    columns: starts(hours).map((from) =>
      hours === 1 ? text.number(from) : text.range(text.number(from), text.number(from + hours)),
    ),
  });
}

function block(measure: Measure, counts: WeekHours, context: ViewContext): TemplateResult {
  const { text, width } = context;
  return html`<section class="block">
    <h4 class="dimension"><bdi>${text.countName(counts.counts)}</bdi></h4>
    <p part="sentence" class="sentence"><bdi>${text.weekHours(counts)}</bdi></p>
    <div part="chart">${weekHoursChart(measure, counts, context, width)}</div>
  </section>`;
}

/** When things happen, by weekday and hour. Parts: `sentence`, `chart`. */
export function hours(measure: Measure, context: ViewContext): TemplateResult {
  const { text } = context;
  const all = measure.hours ?? [];
  if (isEmpty(measure)) return html`<div class="view">${emptyView(text, countedOf(measure))}</div>`;
  if (all.length === 0)
    return html`<div class="view">
      <p class="empty"><bdi>${text.nothing}</bdi></p>
    </div>`;
  return html`<div class="view">${all.map((counts) => block(measure, counts, context))}</div>`;
}
