import { withToggled, type Choice, type Choices, type Span } from './board/index.js';
import type { Measure } from '../metric.js';
import type { Selection } from '../views/index.js';

/** The stretch of time that a part of a measure is of, from its start to its end, exclusive; null where it is of none. */
export function stretchOf(selection: Selection, { series }: Measure): Omit<Span, 'origin'> | null {
  if (selection.kind !== 'period' && selection.kind !== 'state') return null;
  const point = series.find(({ period }) => period === selection.period);
  const { start, end } = selection.kind === 'period' ? selection : { start: point?.start, end: point?.end };
  return typeof start === 'string' && typeof end === 'string' ? { since: start, until: end } : null;
}

function withStretch(choices: Choices, span: Span): Choices {
  const isSame = JSON.stringify(choices.span) === JSON.stringify(span);
  return { ...choices, span: isSame ? null : span };
}

/** What a choice in a chart changes. */
export interface Crossed {
  readonly choices: Choices;
  /** The field whose values changed; absent for a stretch of time. */
  readonly field?: string;
}

/**
 * The choices after a reader has chosen a part of the measure of the element with key `origin`: a segment is let through
 * or not any more, a period becomes the stretch of time or none. Null for what no filter stands for: answers, groups of
 * answers, and segments that are hidden because they are small.
 */
export function crossed(choices: Choices, selection: Selection, measure: Measure, origin: string): Crossed | null {
  if (selection.kind === 'segment') {
    const { by, key } = selection;
    const isHidden = measure.segments.some((each) => each.by === by && each.key === key && each.hidden !== undefined);
    return isHidden ? null : { choices: withToggled(choices, by, key, origin), field: by };
  }
  const stretch = selection.kind === 'period' ? stretchOf(selection, measure) : null;
  return stretch && { choices: withStretch(choices, { ...stretch, origin }) };
}

/** What is chosen in the chart of one element. */
export interface Own {
  readonly filters: readonly Choice[];
  readonly span: Span | null;
}

/** What of the choices was made in the chart of the element with key `origin`; null for nothing. */
export function ownOf({ filters, span }: Choices, origin: string): Own | null {
  const own = {
    filters: filters.filter((choice) => choice.origin === origin),
    span: span?.origin === origin ? span : null,
  };
  return own.filters.length === 0 && own.span === null ? null : own;
}

function isWithin(inner: Omit<Span, 'origin'>, { since, until }: Span): boolean {
  const at = (instant: string | null, open: number): number => (instant === null ? open : Date.parse(instant));
  return at(inner.since, -Infinity) >= at(since, -Infinity) && at(inner.until, Infinity) <= at(until, Infinity);
}

/** How a part of a measure is marked that was chosen: as a value, or as lying in the stretch of time; null where it is not. */
export function markOf(selection: Selection, measure: Measure, { filters, span }: Own): 'true' | 'date' | null {
  if (selection.kind === 'segment') {
    const isChosen = filters.some(({ field, values }) => field === selection.by && values.includes(selection.key));
    return isChosen ? 'true' : null;
  }
  const stretch = span === null ? null : stretchOf(selection, measure);
  return stretch !== null && span !== null && isWithin(stretch, span) ? 'date' : null;
}
