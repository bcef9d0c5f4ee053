import type { Estimate, Measure } from '../metric.js';
import type { Text } from '../text/index.js';
import { barsOf } from './has-records.js';
import type { Selection } from './selection.js';

/** The part of a measure that a reader asked the records of, in words; empty for all of it. */
export function partName(selection: Selection | null, { context }: Measure, text: Text): string {
  if (selection === null) return '';
  const { kind } = selection;
  if (kind === 'period') return text.periodName(selection.period, context);
  if (kind === 'segment') return `${text.dimensionName(selection.by)}: ${text.segmentName(selection.key)}`;
  if (kind === 'duration') return text.durationRange(selection.from, selection.to);
  if (kind === 'answer') return `${text.headName('answer')}: ${selection.key}`;
  return kind === 'group' ? text.groupName(selection.group) : '';
}

/** The figure on the tile for the part that was asked for; a count alone for answers. */
export interface ShownFigure extends Pick<Estimate, 'value'> {
  readonly n: number | null;
  readonly isHidden: boolean;
  /** Whether it is a value of the measure, and not a count of answers alone. */
  readonly isWhole: boolean;
}

function figureOf(shown: { readonly value: number | null; readonly n: number | null; readonly hidden?: 'small' }) {
  return { value: shown.value, n: shown.n, isHidden: shown.hidden !== undefined, isWhole: true };
}

/** The figure of a part as the tile shows it; null where it shows none. */
export function shownFigure(selection: Selection | null, measure: Measure): ShownFigure | null {
  if (selection === null) return figureOf(measure);
  if (selection.kind === 'period') {
    const point = measure.series.find(({ period }) => period === selection.period);
    return point ? figureOf(point) : null;
  }
  if (selection.kind === 'segment') {
    const segment = measure.segments.find(({ by, key }) => by === selection.by && key === selection.key);
    return segment ? figureOf(segment) : null;
  }
  const bars = barsOf(selection, measure);
  const n = bars.reduce((sum, bar) => sum + (bar.n ?? 0), 0);
  return bars.length === 0 ? null : { value: null, n, isHidden: false, isWhole: false };
}
