import { html, type TemplateResult } from 'lit';
import { changeParts, type PartBar, type PartsRow } from '../charts/index.js';
import { countedOf, type ChangePart, type Measure } from '../metric.js';
import type { Text } from '../text/index.js';
import { chartName, type ViewContext } from './context.js';
import { segmentKey } from './dimensions.js';
import type { Figures } from './figure-table.js';
import { verdictTone } from './tones.js';
import { emptyView, isEmpty } from './words.js';

function sizeOf({ rate, mix }: ChangePart): number {
  return rate === null || mix === null ? -1 : Math.abs(rate) + Math.abs(mix);
}

/** The parts of one dimension, those that did most first, hidden ones last. */
function partsBy({ change }: Measure, by: string): ChangePart[] {
  return (change?.parts ?? []).filter((part) => part.by === by).sort((a, b) => sizeOf(b) - sizeOf(a));
}

/** The dimensions by which a change is parted. */
export function partedBy({ change }: Measure): string[] {
  return [...new Set((change?.parts ?? []).map(({ by }) => by))];
}

/** An amount with its sign; its unit stands in the sentence. */
function amountOf(amount: number, { unit }: Measure, text: Text): string {
  return text.signed(amount, unit === 'score' ? 2 : 1);
}

function barOf(amount: number, name: string, measure: Measure, text: Text): PartBar {
  const shown = amountOf(amount, measure, text);
  const isNothing = !/[1-9]/u.test(shown);
  const verdict = isNothing ? 'unclear' : amount > 0 ? 'up' : 'down';
  const mark = isNothing ? '' : amount > 0 ? '▲ ' : '▼ ';
  return { amount, shown: `${mark}${shown} ${name}`, tone: verdictTone(verdict, measure.better) };
}

function rowOf(part: ChangePart, measure: Measure, text: Text): PartsRow {
  const { rate, mix, key } = part;
  const names = text.partNames;
  return {
    key: segmentKey(part),
    label: text.changePart(part, measure),
    name: text.segmentName(key),
    bars:
      rate === null || mix === null
        ? null
        : [barOf(rate, names.rate, measure, text), barOf(mix, names.mix, measure, text)],
    absent: text.hidden(measure.context.min_group, countedOf(measure)),
  };
}

/** What the segments of one dimension did to the change. */
export function whyChart(measure: Measure, context: ViewContext, by: string, width: number) {
  const { text, direction, active } = context;
  return changeParts(
    partsBy(measure, by).map((part) => rowOf(part, measure, text)),
    {
      width,
      direction,
      active,
      label: `${chartName(measure, context, 'why')}, ${text.dimensionName(by)}`,
      format: (amount) => amountOf(amount, measure, text),
    },
  );
}

/** The parts as columns and rows; of each dimension the sum too, which is the change, at unchanged shares and by them. */
export function whyFigures(measure: Measure, text: Text): Figures {
  const rows = partedBy(measure).flatMap((by) => {
    const kind = text.dimensionName(by);
    const parts = partsBy(measure, by);
    const sum = (name: 'rate' | 'mix') =>
      parts.reduce<number | null>((all, part) => {
        const amount = part[name];
        return all === null || amount === null ? null : all + amount;
      }, 0);
    return [
      ...parts.map((part) => ({
        kind,
        segment: text.segmentName(part.key),
        own_part: part.rate,
        share_part: part.mix,
        value_before: part.from?.value ?? null,
        value_after: part.to?.value ?? null,
        share_before: part.from && 100 * part.from.share,
        share_after: part.to && 100 * part.to.share,
        remark: part.hidden ? text.hidden(measure.context.min_group, countedOf(measure)) : null,
      })),
      { kind, segment: text.everyone, own_part: sum('rate'), share_part: sum('mix') },
    ];
  });
  const shares = ['share_before', 'share_after'] as const;
  const columns = [
    'kind',
    'segment',
    'own_part',
    'share_part',
    'value_before',
    'value_after',
    ...shares,
    'remark',
  ] as const;
  return { columns, rows };
}

function block(measure: Measure, context: ViewContext, by: string): TemplateResult {
  const { text, width } = context;
  return html`<section class="block">
    <h4 class="dimension"><bdi>${text.dimensionName(by)}</bdi></h4>
    <p part="sentence" class="sentence"><bdi>${text.why(measure, by)}</bdi></p>
    <div part="chart">${whyChart(measure, context, by, width)}</div>
  </section>`;
}

/**
 * Why the value moved between the windows that are compared: for each dimension what segments did to it by their own value
 * and by their share. Parts: `sentence`, `chart`.
 */
export function why(measure: Measure, context: ViewContext): TemplateResult {
  const { text } = context;
  if (isEmpty(measure)) return html`<div class="view">${emptyView(text, countedOf(measure))}</div>`;
  const dimensions = partedBy(measure);
  if (dimensions.length === 0)
    return html`<div class="view">
      <p part="sentence" class="sentence"><bdi>${text.whyAbsent(measure)}</bdi></p>
    </div>`;
  return html`<div class="view">${dimensions.map((by) => block(measure, context, by))}</div>`;
}
