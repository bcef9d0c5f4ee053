import type { Change, Measure, SeriesPoint } from '../metric.js';

/** What there is to say about a series: its lowest and highest complete period, the last of them, and the unfinished end. */
export interface SeriesFacts {
  readonly lowest: KnownPoint;
  readonly highest: KnownPoint;
  readonly last: KnownPoint;
  readonly unfinished: KnownPoint | null;
}

/** A point that has a value. */
export type KnownPoint = SeriesPoint & { readonly value: number };

/**
 * The periods of a series that are counted as its last ones are: those that began when the definition had changed for the
 * last time. All where it never changed within the series.
 */
export function comparable({ series, events }: Pick<Measure, 'series' | 'events'>): readonly SeriesPoint[] {
  const [first, last] = [series[0]?.start, series.at(-1)?.end];
  if (!first || !last) return series;
  const changed = events.findLast(
    ({ kind, at }) => kind === 'definition' && at > Date.parse(first) && at < Date.parse(last),
  );
  return changed ? series.filter(({ start }) => start !== null && Date.parse(start) >= changed.at) : series;
}

/** The period of the compared two that has no figure: the later one where it has none, else the earlier one. */
export function emptySide({ series }: Pick<Measure, 'series'>, { from, to }: Pick<Change, 'from' | 'to'>): string {
  return series.find(({ period }) => period === to)?.value === null ? to : from;
}

function isKnown(point: SeriesPoint): point is KnownPoint {
  return point.value !== null;
}

/** The facts of a series; null where no complete period has a value. Of equal values the latest is named. */
export function seriesFacts(series: readonly SeriesPoint[]): SeriesFacts | null {
  const complete = series.filter(isKnown).filter((point) => point.complete);
  const [first, ...others] = complete;
  if (first === undefined) return null;
  const end = series.at(-1);
  return {
    lowest: others.reduce((low, point) => (point.value <= low.value ? point : low), first),
    highest: others.reduce((high, point) => (point.value >= high.value ? point : high), first),
    last: others.at(-1) ?? first,
    unfinished: end !== undefined && isKnown(end) && end.missing === 'end' ? end : null,
  };
}

/** Whether a figure stands beside the value. */
export function hasFacts({ facts = [] }: Measure): boolean {
  return facts.some((fact) => fact.value !== null);
}
