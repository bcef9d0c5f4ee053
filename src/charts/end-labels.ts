import type { SVGTemplateResult } from 'lit';
import { label } from './frame.js';
import { estimateWidth, lineHeight, spread, wrap } from './labels.js';
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
const bold = 1.08;

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

/** A short name stands beside its value, a long one below it in one or two lines. */
function linesOf(ending: EndLabel, width: number): { readonly beside: string; readonly below: readonly string[] } {
  const room = width - valueWidth(ending) - space;
  if (estimateWidth(ending.name) <= room) return { beside: ending.name, below: [] };
  return { beside: '', below: wrap(ending.name, width, mostLines) };
}

/** The labels in their order of height, moved apart so that none touches another. */
export function endLabels(
  endings: readonly EndLabel[],
  scale: ValueScale,
  { right, top, bottom }: { readonly right: number; readonly top: number; readonly bottom: number },
  width: number,
): SVGTemplateResult[] {
  const x = right + 8;
  const room = width - x;
  const sorted = endings
    .map((ending) => ({ ending, lines: linesOf(ending, room), y: scale.at(ending.value) }))
    .sort((a, b) => a.y - b.y);
  const sizes = sorted.map(({ lines, y }) => ({
    size: (1 + lines.below.length) * lineHeight,
    middle: y + (lines.below.length * lineHeight) / 2,
  }));
  const middles = spread(sizes, top - 10, bottom + 14, 1) ?? sizes.map(({ middle }) => middle);
  return sorted.flatMap(({ ending, lines }, i) => {
    const first = (middles[i] ?? 0) - (sizes[i]?.size ?? 0) / 2 + lineHeight - 4;
    const kind = ending.kind === 'own' ? 'strong' : 'value';
    return [
      label(ending.shown, x, first, { kind }),
      ...(lines.beside === '' ? [] : [label(lines.beside, x + valueWidth(ending) + space, first, { kind: 'muted' })]),
      ...lines.below.map((line, below) => label(line, x, first + (below + 1) * lineHeight, { kind: 'muted' })),
    ];
  });
}
