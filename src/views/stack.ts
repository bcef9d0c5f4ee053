import { html, type TemplateResult } from 'lit';
import {
  stackedBars,
  stepBars,
  type StepBar,
  type StackedColumn,
  type StackedState,
  type Tick,
} from '../charts/index.js';
import { countedOf, type Measure, type StackedPeriod } from '../metric.js';
import type { Text } from '../text/index.js';
import { chartName, type ViewContext } from './context.js';
import { eventRemarks, eventRules } from './events.js';
import { ticksOf } from './ticks.js';
import { stateLook } from './state-looks.js';
import { valueName } from './value-name.js';
import { emptyView, isEmpty } from './words.js';

/** The states of all periods in the order in which they first appear. */
export function statesOf(periods: readonly StackedPeriod[]): string[] {
  return [...new Set(periods.flatMap(({ states }) => states.map(({ key }) => key)))];
}

function looks(keys: readonly string[], text: Text, isAged: boolean): StackedState[] {
  return keys.map((key, index) => ({
    key,
    name: text.stateName(key),
    ...stateLook(key, isAged ? index / keys.length : null),
  }));
}

/** What a column stands for: a period, or in a backlog a value of a dimension. */
function columnName(period: StackedPeriod, { context, backlog, backlog_by: by }: Measure, text: Text): string {
  const isValue = typeof by === 'string' && backlog?.includes(period);
  return isValue ? valueName(period, text) : text.pointName(period, context);
}

/** A column in words, with what happened in its period. */
function columnLabel(period: StackedPeriod, measure: Measure, text: Text): string {
  const states = text.states(columnName(period, measure, text), period.states, countedOf(measure));
  const remarks = eventRemarks(placeOf(period, measure), measure, text);
  return remarks.length === 0 ? states : text.paragraph([states, ...remarks].map(text.stop));
}

function column(
  period: StackedPeriod,
  keys: readonly string[],
  as: 'share' | 'n',
  measure: Measure,
  text: Text,
): StackedColumn {
  const found = keys.map((key) => period.states.find((state) => state.key === key));
  return {
    key: period.period,
    label: columnLabel(period, measure, text),
    complete: period.complete,
    amounts: found.map((state) => state?.[as] ?? 0),
    shown: found.map((state) => (as === 'share' ? text.share(state?.share ?? 0) : text.count(state?.n ?? 0))),
  };
}

/** More values than this have no names on the axis. */
const mostNames = 5;

function valueTicks(columns: readonly StackedPeriod[], text: Text): Tick[] {
  if (columns.length > mostNames) return [];
  return columns.map((column, index) => ({ index, label: valueName(column, text) }));
}

const nothingKnown = { start: null, end: null, value: null, low: null, high: null, n: null };

/** When a period begins and ends, as the series has it. */
function placeOf({ period }: StackedPeriod, { series }: Measure) {
  const { start = null, end = null } = series.find((point) => point.period === period) ?? {};
  return { start, end };
}

function stackedPicture(
  periods: readonly StackedPeriod[],
  as: 'share' | 'n',
  isAged: boolean,
  measure: Measure,
  context: ViewContext,
  width: number,
) {
  const { text, direction, active } = context;
  const keys = statesOf(periods);
  const isTime = !(isAged && measure.backlog_by);
  const series = periods.map((period) => ({ ...nothingKnown, ...placeOf(period, measure), ...period }));
  return stackedBars(
    periods.map((period) => column(period, keys, as, measure, text)),
    {
      width,
      direction,
      active,
      label: chartName(measure, context, isAged ? 'backlog' : 'stack'),
      states: looks(keys, text, isAged),
      format: (amount) => (as === 'share' ? text.share(amount) : text.count(amount)),
      most: as === 'share' ? 100 : null,
      soFar: periods.at(-1)?.missing === 'start' ? text.inPart : text.soFar,
      ticks: isTime ? ticksOf({ ...measure, series }, text, width) : valueTicks(periods, text),
      events: isTime ? eventRules({ ...measure, series }) : [],
    },
  );
}

/** The states of each period as parts of a hundred percent. */
export function stackChart(measure: Measure, context: ViewContext, width: number) {
  return stackedPicture(measure.stack ?? [], 'share', false, measure, context, width);
}

/** The states of a single period as bars, one below the other. */
function statesChart({ period, states }: StackedPeriod, measure: Measure, context: ViewContext, width: number) {
  const { text, direction, active } = context;
  const bars = states.map(({ key, n, share }, index): StepBar => {
    const name = text.stateName(key);
    const { tone } = stateLook(key, index / states.length);
    const label = text.bar(name, n, share, countedOf(measure));
    const figures = { share, low: null, high: null, n: text.count(n), shown: text.share(share) };
    return { key: JSON.stringify(['state', period, key]), label, name, ...figures, tone };
  });
  return stepBars(bars, { width, direction, active, label: chartName(measure, context, 'backlog') });
}

/** What is open, by age: at the end of each period, or as single bars where there is but one. */
export function backlogChart(measure: Measure, context: ViewContext, width: number) {
  const [first, ...others] = measure.backlog ?? [];
  if (first && others.length === 0) return statesChart(first, measure, context, width);
  return stackedPicture(measure.backlog ?? [], 'n', true, measure, context, width);
}

function viewOf(words: string, picture: TemplateResult | null, measure: Measure, text: Text): TemplateResult {
  if (isEmpty(measure)) return html`<div class="view">${emptyView(text, countedOf(measure))}</div>`;
  if (picture === null)
    return html`<div class="view">
      <p class="empty"><bdi>${text.nothing}</bdi></p>
    </div>`;
  return html`<div class="view">
    <p part="sentence" class="sentence"><bdi>${words}</bdi></p>
    ${picture}
  </div>`;
}

/** What the whole of each period is made of. Parts: `sentence`, `chart`. */
export function stack(measure: Measure, context: ViewContext): TemplateResult {
  const { text, width } = context;
  const periods = measure.stack ?? [];
  const last = periods.findLast(({ complete }) => complete) ?? periods.at(-1);
  const words = last
    ? text.stop(text.states(text.pointName(last, measure.context), last.states, countedOf(measure)))
    : '';
  const picture = last ? html`<div part="chart">${stackChart(measure, context, width)}</div>` : null;
  return viewOf(words, picture, measure, text);
}

/** The columns of a backlog by a dimension as the one period that they are together. */
function allOf(columns: readonly StackedPeriod[]): StackedPeriod[] {
  const [first] = columns;
  if (!first) return [];
  const states = first.states.map((state, index) => ({
    ...state,
    n: columns.reduce((sum, column) => sum + (column.states[index]?.n ?? 0), 0),
  }));
  return [{ ...first, states }];
}

/** What is open, by age, at the end of each period or for each value of a dimension. Parts: `sentence`, `chart`. */
export function backlog(measure: Measure, context: ViewContext): TemplateResult {
  const { text, width } = context;
  const periods = measure.backlog ?? [];
  const picture = periods.length > 0 ? html`<div part="chart">${backlogChart(measure, context, width)}</div>` : null;
  return viewOf(
    text.backlog(measure.backlog_by ? allOf(periods) : periods, countedOf(measure)),
    picture,
    measure,
    text,
  );
}
