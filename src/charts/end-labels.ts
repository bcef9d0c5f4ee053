import type { SVGTemplateResult } from 'lit';
import { label } from './frame.js';
import { estimateWidth, lineHeight, spread, truncate, wrap } from './labels.js';
import type { ValueScale } from './scales.js';

/** A value and a name at the right end of a chart, at the height of the value. */
export interface EndLabel {
  readonly value: number;
  readonly shown: string;
  readonly name: string;
  readonly kind: 'own' | 'open' | 'target' | 'benchmark';
}

/** At most this many lines for a name. */
const mostLines = 2;

/** Between value and name on one line. */
const space = 5;

/** Bold values need a little more room than the estimate for plain ones. */
const bold = 1.15;

function valueWidth({ shown }: EndLabel): number {
  return estimateWidth(shown) * bold;
}

/** Pixels that the labels want, at most `most`. */
export function endLabelWidth(labels: readonly EndLabel[], most: number): number {
  const wanted = labels.map((ending) => {
    const whole = Math.min(110, estimateWidth(ending.name));
    return Math.max(valueWidth(ending) + (ending.name === '' ? 0 : space + whole), 0);
  });
  return Math.ceil(Math.min(most, Math.max(0, ...wanted)));
}

interface Lines {
  readonly beside: string;
  readonly below: readonly string[];
}

/** A short name stands beside its value, a long one below it in as many lines as there may be, else cut beside it. */
function linesOf(ending: EndLabel, width: number, most: number): Lines {
  const room = width - valueWidth(ending) - space;
  if (estimateWidth(ending.name) <= room || most === 0) return { beside: truncate(ending.name, room), below: [] };
  return { beside: '', below: wrap(ending.name, width, most) };
}

interface Placed {
  readonly ending: EndLabel;
  readonly lines: Lines;
  /** Baseline of the first line. */
  readonly y: number;
}

function placed(
  endings: readonly EndLabel[],
  scale: ValueScale,
  edges: readonly [number, number],
  lines: readonly Lines[],
) {
  const sizes = endings.map(({ value }, i) => {
    const below = (lines[i]?.below.length ?? 0) * lineHeight;
    return { size: lineHeight + below, middle: scale.at(value) + below / 2 };
  });
  const middles = spread(sizes, edges[0], edges[1], 1);
  return (
    middles &&
    endings.map((ending, i): Placed => {
      const top = (middles[i] ?? 0) - (sizes[i]?.size ?? 0) / 2;
      return { ending, lines: lines[i] ?? { beside: '', below: [] }, y: top + lineHeight - 4 };
    })
  );
}

/** The fullest wording that fits: names in two lines, in one, cut; and where nothing fits the line's own values alone. */
function fitted(
  sorted: readonly EndLabel[],
  scale: ValueScale,
  edges: readonly [number, number],
  room: number,
): Placed[] {
  for (let most = mostLines; most >= 0; most--) {
    const found = placed(
      sorted,
      scale,
      edges,
      sorted.map((ending) => linesOf(ending, room, most)),
    );
    if (found) return found;
  }
  const own = sorted.filter(({ kind }) => kind === 'own');
  return own.map((ending) => ({ ending, lines: { beside: '', below: [] }, y: scale.at(ending.value) + 4 }));
}

/** The labels in their order of height, moved apart so that none touches another. */
export function endLabels(
  endings: readonly EndLabel[],
  scale: ValueScale,
  { right, top, bottom }: { readonly right: number; readonly top: number; readonly bottom: number },
  width: number,
): SVGTemplateResult[] {
  const x = right + 8;
  const sorted = [...endings].sort((a, b) => b.value - a.value);
  return fitted(sorted, scale, [top - 10, bottom + 24], width - x).flatMap(({ ending, lines, y }) => [
    label(ending.shown, x, y, { kind: ending.kind === 'own' ? 'strong' : '' }),
    ...(lines.beside === '' ? [] : [label(lines.beside, x + valueWidth(ending) + space, y, { kind: 'muted' })]),
    ...lines.below.map((line, i) => label(line, x, y + (i + 1) * lineHeight, { kind: 'muted' })),
  ]);
}
