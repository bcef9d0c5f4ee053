import { html, nothing, type TemplateResult } from 'lit';
import { dotInterval, type DotRow } from '../charts/index.js';
import { countedOf, type AfterCase, type Measure } from '../metric.js';
import type { Text } from '../text/index.js';
import { chartName, pairGap, pairWidth, type ViewContext } from './context.js';
import { afterName } from './loyalty-figures.js';
import { absentView } from './view-words.js';

function rowOf(part: AfterCase, days: number, measure: Measure, text: Text): DotRow {
  const found = part.within.find((span) => span.days === days) ?? null;
  const value = found?.value ?? null;
  const name = afterName(part, text);
  const absent = part.hidden ? text.hidden(measure.context.min_group, countedOf(measure)) : text.unseen;
  return {
    key: JSON.stringify(['after', part.by, part.key, days]),
    label:
      found && value !== null ? text.afterPoint(name, found, part) : `${name}, ${text.withinDays(days)}. ${absent}`,
    name,
    value,
    low: found?.low ?? null,
    high: found?.high ?? null,
    shown: value === null ? '' : text.amount(value, 'percent'),
    n: part.n === null ? '' : text.count(part.n),
    absent,
    mark: '',
    tone: part.by === null ? 'neutral' : 'good',
  };
}

/** The spans of days that any part has. */
export function spansOf({ after_case: all = [] }: Measure): number[] {
  return [...new Set(all.flatMap(({ within }) => within.map(({ days }) => days)))].sort((a, b) => a - b);
}

/** The properties by which those who had a case are parted. */
export function afterDimensions({ after_case: all = [] }: Measure): (string | null)[] {
  const named = [...new Set(all.flatMap(({ by }) => (by === null ? [] : [by])))];
  return named.length === 0 ? [null] : named;
}

/** The parts of one property that left within some days, all customers first. */
export function afterChart(
  measure: Measure,
  [by, days]: readonly [string | null, number],
  context: ViewContext,
  width: number,
) {
  const { text, direction, active } = context;
  const parts = (measure.after_case ?? []).filter((part) => part.by === null || part.by === by);
  const what = by === null ? '' : `, ${text.dimensionName(by)}`;
  return dotInterval(
    parts.map((part) => rowOf(part, days, measure, text)),
    {
      width,
      direction,
      active,
      label: `${chartName(measure, context, 'after')}${what}, ${text.withinDays(days)}`,
      format: (at) => text.amount(at, 'percent'),
      limits: [0, 100],
      reference: null,
      countHead: text.headName('n', countedOf(measure)),
    },
  );
}

/** From this width on, the spans of days stand beside each other. */
function eachWidth(spans: number, width: number): number {
  return width < pairWidth ? width : Math.floor((width - (spans - 1) * pairGap) / spans);
}

function block(measure: Measure, by: string | null, context: ViewContext): TemplateResult {
  const { text, width } = context;
  const spans = spansOf(measure);
  const each = eachWidth(spans.length, width);
  return html`<section class="block">
    ${by === null ? nothing : html`<h4 class="dimension"><bdi>${text.dimensionName(by)}</bdi></h4>`}
    <div class=${each < width ? 'pair' : 'smalls'}>
      ${spans.map(
        (days) =>
          html`<div part="chart">
            <p class="small-head"><bdi>${text.withinDays(days)}</bdi></p>
            ${afterChart(measure, [by, days], context, each)}
          </div>`,
      )}
    </div>
  </section>`;
}

/** How many customers left within some days of their last case, by what that case was like. Parts: `sentence`, `chart`. */
export function after(measure: Measure, context: ViewContext): TemplateResult {
  const { text } = context;
  if (spansOf(measure).length === 0) return absentView(measure, text);
  return html`<div class="view">
    <p part="sentence" class="sentence"><bdi>${text.after(measure.after_case ?? [])}</bdi></p>
    ${afterDimensions(measure).map((by) => block(measure, by, context))}
    <p class="basis"><bdi>${text.association}</bdi></p>
  </div>`;
}
