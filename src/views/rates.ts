import { html, nothing, type TemplateResult } from 'lit';
import { dotInterval, type DotRow } from '../charts/index.js';
import { countedOf, type Measure, type RateComparison, type RateContrast, type RateGroup } from '../metric.js';
import type { Text } from '../text/index.js';
import { chartName, type ViewContext } from './context.js';
import { verdictMark, verdictTone } from './tones.js';
import { absentView } from './view-words.js';

/** How a group stands to those it is held against, where that is clear. */
function verdictOf({ key }: RateGroup, { contrasts }: RateComparison) {
  return contrasts.find((contrast) => contrast.key === key && contrast.verdict !== 'unclear')?.verdict ?? null;
}

function rowOf(group: RateGroup, comparison: RateComparison, measure: Measure, text: Text): DotRow {
  const { key, value, low, high, events } = group;
  const verdict = verdictOf(group, comparison);
  const absent = group.hidden ? text.hidden(measure.context.min_group, countedOf(measure)) : text.nothing;
  const word = text.versusRestShort(verdict);
  return {
    key: JSON.stringify(['rate', comparison.by, key]),
    label: text.rateGroup(comparison.by, group, value === null ? absent : ''),
    name: text.groupValue(comparison.by, key),
    value,
    low,
    high,
    shown: value === null ? '' : text.amount(value, 'rate'),
    n: events === null ? '' : text.count(events),
    absent,
    mark: word === '' ? '' : `${verdictMark(verdict)} ${word}`,
    tone: verdictTone(verdict, measure.better),
  };
}

/** The groups of one property as dots with exact intervals. */
export function ratesChart(measure: Measure, comparison: RateComparison, context: ViewContext, width: number) {
  const { text, direction, active } = context;
  const { value, unit } = measure;
  const rows = comparison.groups.map((group) => rowOf(group, comparison, measure, text));
  return dotInterval(rows, {
    width,
    direction,
    active,
    label: `${chartName(measure, context, 'rates')}, ${text.dimensionName(comparison.by)}`,
    format: (at) => text.amount(at, 'rate'),
    limits: [0, Infinity],
    reference:
      value === null || unit !== 'rate' ? null : { value, label: `${text.everyone} ${text.amount(value, 'rate')}` },
    countHead: text.headName('events'),
  });
}

function contrastView(contrast: RateContrast, comparison: RateComparison, text: Text): TemplateResult {
  const { head, lines } = text.contrast(contrast, comparison);
  return html`<section part="contrast" class="contrast">
    <p class="contrast-head"><bdi>${head}</bdi></p>
    <dl>
      ${lines.map(
        ({ name, value, interval }) =>
          html`<div>
            <dt><bdi>${name}</bdi></dt>
            <dd>
              <b><bdi>${value}</bdi></b> <small><bdi>${interval}</bdi></small>
            </dd>
          </div>`,
      )}
    </dl>
  </section>`;
}

function block(measure: Measure, comparison: RateComparison, context: ViewContext): TemplateResult {
  const { text, width } = context;
  const words = text.rates(comparison);
  return html`<section class="block">
    <h4 class="dimension">
      <bdi>${text.dimensionName(comparison.by)}</bdi> <small><bdi>${text.unitName('rate')}</bdi></small>
    </h4>
    ${words === '' ? nothing : html`<p part="sentence" class="sentence"><bdi>${words}</bdi></p>`}
    <div part="chart">${ratesChart(measure, comparison, context, width)}</div>
    <p class="basis"><bdi>${text.rateLag(comparison)}</bdi></p>
    <div class="contrasts">${comparison.contrasts.map((contrast) => contrastView(contrast, comparison, text))}</div>
  </section>`;
}

/**
 * How often customers leave by what they had some time before: rates with exact intervals, and groups held against each
 * other in points and percent, as they are and among like customers. Parts: `sentence`, `chart`, `contrast`.
 */
export function rates(measure: Measure, context: ViewContext): TemplateResult {
  const { text } = context;
  const shown = (measure.rates ?? []).filter(({ groups }) => groups.length > 0);
  if (shown.length === 0) return absentView(measure, text);
  return html`<div class="view">
    ${shown.map((comparison) => block(measure, comparison, context))}
    <p class="basis"><bdi>${text.association}</bdi></p>
  </div>`;
}
