import { html, type TemplateResult } from 'lit';
import { stepBars, type StepBar } from '../charts/index.js';
import { countedOf, type Measure, type Risk, type RiskGroup } from '../metric.js';
import type { Text } from '../text/index.js';
import { chartName, pairGap, pairWidth, type ViewContext } from './context.js';
import type { Figures, Row } from './figure-table.js';
import { shownFigures } from './shown-figures.js';
import { figureTable } from './table.js';
import { emptyView, isEmpty } from './words.js';
import { absentView, message } from './view-words.js';

/** The most customers that a tile lists; the table of figures and exports hold all. */
const mostRows = 12;

/** What groups of risk are made by. */
type Cut = 'renewals' | 'reasons';

function nameOf(cut: Cut, { key }: RiskGroup, { context }: Measure, text: Text): string {
  return cut === 'renewals' ? text.renewalName(key, context) : text.reasonName(key ?? '');
}

/** The whole that bars are parts of: all that is at risk. */
function wholeOf({ renewals }: Risk): number {
  return renewals.reduce((sum, { amount, n }) => sum + (amount ?? n ?? 0), 0);
}

function barOf(cut: Cut, group: RiskGroup, index: number, measure: Measure, whole: number, text: Text): StepBar {
  const name = nameOf(cut, group, measure, text);
  const size = group.amount ?? group.n ?? 0;
  return {
    key: JSON.stringify([cut, group.key]),
    label: text.riskGroup(name, group, measure.context),
    name,
    share: whole > 0 ? (100 * size) / whole : 0,
    low: null,
    high: null,
    n: group.amount === null || group.n === null ? '' : text.count(group.n),
    shown: text.riskAmount(group, measure.context),
    tone: cut === 'renewals' && index === 0 ? 'bad' : 'neutral',
  };
}

/** What is at risk by the quarter in which it renews, or by reason, as bars of all that is. */
export function riskChart(measure: Measure, risk: Risk, cut: Cut, context: ViewContext, width: number) {
  const { direction, active, text } = context;
  const whole = wholeOf(risk);
  const bars = risk[cut].map((group, index) => barOf(cut, group, index, measure, whole, text));
  const label = `${chartName(measure, context, 'renewals')}. ${text.riskHeads[cut]}`;
  return stepBars(bars, { width, direction, active, label });
}

function block(measure: Measure, risk: Risk, cut: Cut, context: ViewContext, width: number): TemplateResult {
  return html`<div>
    <h4 class="dimension"><bdi>${context.text.riskHeads[cut]}</bdi></h4>
    <div part="chart">${riskChart(measure, risk, cut, context, width)}</div>
  </div>`;
}

/** When the revenue at risk renews, next first, and why it is at risk. Parts: `sentence`, `change`, `chart`. */
export function renewals(measure: Measure, context: ViewContext): TemplateResult {
  const { text, width } = context;
  const { risk } = measure;
  if (!risk || isEmpty(measure)) return absentView(measure, text);
  const first = message(measure, context, text.renewals(risk, measure.context));
  if (risk.reasons.length === 0) return html`<div class="view">${first}</div>`;
  const half = width < pairWidth ? width : Math.floor((width - pairGap) / 2);
  return html`<div class="view">
    ${first}
    <div class=${width < pairWidth ? 'smalls' : 'smalls columns-2'}>
      ${block(measure, risk, 'renewals', context, half)} ${block(measure, risk, 'reasons', context, half)}
    </div>
  </div>`;
}

function riskRow(cut: Cut, group: RiskGroup, measure: Measure, text: Text): Row {
  const { amount, n, hidden } = group;
  const remark = hidden ? text.hidden(measure.context.min_group, countedOf(measure)) : null;
  return { kind: text.riskHeads[cut], item: nameOf(cut, group, measure, text), amount, n, remark };
}

/** What is at risk by renewal and by reason. */
export function renewalFigures(measure: Measure, text: Text): Figures {
  const cuts: readonly Cut[] = ['renewals', 'reasons'];
  const rows = cuts.flatMap((cut) => (measure.risk?.[cut] ?? []).map((group) => riskRow(cut, group, measure, text)));
  return { columns: ['kind', 'item', 'amount', 'n', 'remark'], rows };
}

/** The customers at risk. */
export function customerFigures({ queue = [] }: Measure, text: Text): Figures {
  const rows = queue.map(({ id, name = null, due, since, note, amount = null }) => ({
    account: name ?? id,
    renewal: due,
    amount,
    since,
    remark: (note ?? '')
      .split(' ')
      .map((reason) => text.reasonName(reason))
      .join(', '),
  }));
  return { columns: ['account', 'renewal', 'amount', 'since', 'remark'], rows };
}

/** The customers at risk, the next renewal first. Parts: `sentence`, `table`. */
export function customers(measure: Measure, context: ViewContext): TemplateResult {
  const { text } = context;
  const { queue, context: asked } = measure;
  if (isEmpty(measure)) return html`<div class="view">${emptyView(text, countedOf(measure))}</div>`;
  if (queue === undefined) return absentView(measure, text);
  const words = text.customersAtRisk(queue, asked.options['names'] !== 'hidden');
  return html`<div class="view">
    <p part="sentence" class="sentence"><bdi>${words}</bdi></p>
    ${queue.length === 0 ? [] : figureTable(shownFigures(measure, 'customers', customerFigures, text), text, mostRows)}
  </div>`;
}
