import { html, nothing, type TemplateResult } from 'lit';
import { waterfall as waterfallChart, type FallStep } from '../charts/index.js';
import { countedOf, type Measure, type RevenueFlow } from '../metric.js';
import type { Text } from '../text/index.js';
import { chartName, type ViewContext } from './context.js';
import { tableOf } from './figure-table.js';
import { revenueByPeriod } from './loyalty-figures.js';
import { figureTable } from './table.js';
import { absentView } from './view-words.js';

/** So many of the latest periods stand below the picture. */
const mostPeriods = 13;

/** The period that is drawn: the last complete one, else the last. */
export function drawnFlow({ revenue = [] }: Measure): RevenueFlow | null {
  return revenue.findLast(({ complete }) => complete) ?? revenue.at(-1) ?? null;
}

function step(
  key: string,
  amount: number,
  [from, to]: readonly [number, number],
  of: { readonly period: string; readonly n: number | null; readonly hidden: string },
  { context }: Measure,
  text: Text,
): FallStep {
  const isTotal = key === 'start' || key === 'end';
  const mark = isTotal || amount === 0 ? '' : amount > 0 ? '▲ ' : '▼ ';
  const sign = amount > 0 && !isTotal ? '+' : '';
  return {
    key: JSON.stringify(['movement', of.period, key]),
    label: text.movement(key, amount, of.n, of.hidden, context),
    name: text.movementName(key),
    from,
    to,
    shown: `${mark}${sign}${text.money(amount, context.currency)}`,
    n: of.n === null ? '' : text.count(of.n),
    tone: isTotal || amount === 0 ? 'neutral' : amount > 0 ? 'good' : 'bad',
    isTotal,
  };
}

interface Movement {
  readonly key: string;
  readonly amount: number;
  readonly n: number | null;
}

/** Movements that may be shown, and all hidden ones together as what is left up to the end. */
function movementsOf({ start, end, movements }: RevenueFlow): Movement[] {
  const shown = movements.flatMap(({ key, amount, n }): Movement[] => (amount === null ? [] : [{ key, amount, n }]));
  if (shown.length === movements.length) return shown;
  const rest = end - start - shown.reduce((sum, { amount }) => sum + amount, 0);
  return [...shown, { key: 'others', amount: rest, n: null }];
}

function stepsOf(flow: RevenueFlow, measure: Measure, text: Text): FallStep[] {
  const { period, start, end } = flow;
  const none = { period, n: null, hidden: '' };
  let at = start;
  const moved = movementsOf(flow).map(({ key, amount, n }) => {
    const from = at;
    at += amount;
    const hidden = key === 'others' ? text.hidden(measure.context.min_group, countedOf(measure)) : '';
    return step(key, amount, [from, at], { period, n, hidden }, measure, text);
  });
  return [
    step('start', start, [start, start], none, measure, text),
    ...moved,
    step('end', end, [end, end], none, measure, text),
  ];
}

/** What moved revenue in the last complete period. */
export function revenueChart(measure: Measure, flow: RevenueFlow, context: ViewContext, width: number) {
  const { text, direction, active } = context;
  return waterfallChart(stepsOf(flow, measure, text), {
    width,
    direction,
    active,
    label: `${chartName(measure, context, 'waterfall')}, ${text.periodName(flow.period, measure.context)}`,
    format: (amount) => text.money(amount, measure.context.currency),
    countHead: text.headName('n', countedOf(measure)),
  });
}

/** What moved recurring revenue in the last complete period, and in those before it. Parts: `sentence`, `chart`, `table`. */
export function waterfall(measure: Measure, context: ViewContext): TemplateResult {
  const { text, width } = context;
  const flow = drawnFlow(measure);
  if (flow === null) return absentView(measure, text);
  const { columns, rows } = revenueByPeriod(measure, text, mostPeriods);
  const caption = chartName(measure, context, 'waterfall');
  return html`<div class="view">
    <p part="sentence" class="sentence"><bdi>${text.revenue(flow, measure.context)}</bdi></p>
    <div part="chart">${revenueChart(measure, flow, context, width)}</div>
    ${rows.length < 2 ? nothing : figureTable(tableOf({ caption, columns, rows }, measure, text), text)}
  </div>`;
}
