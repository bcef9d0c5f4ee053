import { html, type TemplateResult } from 'lit';
import { stepBars, type StepBar } from '../charts/index.js';
import { countedOf, type Measure, type Step } from '../metric.js';
import { chartName, type ViewContext } from './context.js';
import { emptyView, isEmpty } from './words.js';

/** The part of the first step that a step has kept. */
function shareOf({ share, n }: Step, first: Step | undefined): number {
  return share ?? (first && first.n > 0 ? (100 * n) / first.n : 0);
}

function barOf(step: Step, index: number, measure: Measure, { text }: ViewContext): StepBar {
  const share = shareOf(step, measure.steps?.[0]);
  const { key, n, low, high } = step;
  const name = text.stepName(key);
  const figures = { value: index === 0 ? null : share, low, high, n };
  return {
    key: JSON.stringify(['step', key]),
    label: text.point(name, figures, 'percent', [], countedOf(measure)),
    name,
    share,
    low: index === 0 ? null : low,
    high: index === 0 ? null : high,
    n: text.count(n),
    shown: index === 0 ? '' : text.share(share),
    tone: index === 0 ? 'neutral' : 'good',
  };
}

/** The steps as bars of the first one's length. */
export function stepsChart(measure: Measure, context: ViewContext, width: number) {
  const { direction, active } = context;
  const bars = (measure.steps ?? []).map((step, index) => barOf(step, index, measure, context));
  return stepBars(bars, { width, direction, active, label: chartName(measure, context, 'steps') });
}

/** How many reach each step of a sequence. Parts: `sentence`, `chart`. */
export function steps(measure: Measure, context: ViewContext): TemplateResult {
  const { text, width } = context;
  const all = measure.steps ?? [];
  if (isEmpty(measure)) return html`<div class="view">${emptyView(text, countedOf(measure))}</div>`;
  if (all.length === 0)
    return html`<div class="view">
      <p class="empty"><bdi>${text.nothing}</bdi></p>
    </div>`;
  return html`<div class="view">
    <p part="sentence" class="sentence"><bdi>${text.steps(all)}</bdi></p>
    <div part="chart">${stepsChart(measure, context, width)}</div>
  </div>`;
}
