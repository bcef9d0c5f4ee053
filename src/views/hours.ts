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

function starts(hours: number): number[] {
  return Array.from({ length: 24 / hours }, (_, i) => i * hours);
}

/** What was counted by weekday and hour, that of weekday w at hour h at place 24 w + h. */
function countsByHour({ cells }: WeekHours): Float64Array {
  const counts = new Float64Array(8 * 24);
  for (const { weekday, hour, n } of cells) counts[24 * weekday + hour] = (counts[24 * weekday + hour] ?? 0) + n;
  return counts;
}

/** What was counted in each stretch of so many hours, weekday by weekday. */
function stretches(byHour: Float64Array, days: readonly number[], hours: number) {
  return days.flatMap((weekday, row) =>
    starts(hours).map((from, column) => {
      const n = byHour.subarray(24 * weekday + from, 24 * weekday + from + hours).reduce((sum, each) => sum + each, 0);
      return { weekday, from, row, column, n };
    }),
  );
}

function shownCount(n: number, text: Text): string {
  return n === 0 ? '·' : text.count(n);
}

/** One table of weekdays and hours; hours are put together until their figures can be read. */
export function weekHoursChart(measure: Measure, counts: WeekHours, context: ViewContext, width: number) {
  const { text, direction, active } = context;
  const days = weekdays(measure);
  const rows = days.map((weekday) => text.weekday(weekday));
  const byHour = countsByHour(counts);
  const hours = hoursPerColumn(width, rows, (each) =>
    stretches(byHour, days, each).map(({ n }) => shownCount(n, text)),
  );
  const cells = stretches(byHour, days, hours).map(({ weekday, from, row, column, n }): WeekCell => {
    const label = text.weekCell(counts.counts, weekday, from, hours, n);
    const key = JSON.stringify(['week', counts.counts, weekday, from]);
    return { key, label, row, column, n, shown: shownCount(n, text) };
  });
  return weekHours(cells, {
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
