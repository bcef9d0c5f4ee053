import type { SeriesPoint, Settled } from '../../metric.js';

type Asked = Pick<Settled, 'events'>;

/** The instants at which what is counted changed, in order of time. */
function breaksOf({ events }: Asked): number[] {
  return events.flatMap(({ kind, at }) => (kind === 'definition' ? [at] : []));
}

/** The last instant after `from` and before `to` at which what is counted changed; null without one. */
export function breakBetween(asked: Asked, from: number | null, to: number | null): number | null {
  const after = from ?? -Infinity;
  const before = to ?? Infinity;
  return breaksOf(asked).findLast((at) => at > after && at < before) ?? null;
}

/**
 * The index of the first point of a series that is counted as the last ones are: the first to begin when the definition had
 * changed for the last time. 0 where it never changed within the series, and its length where no period began since.
 */
export function freshFrom(series: readonly Pick<SeriesPoint, 'start' | 'end'>[], asked: Asked): number {
  const [first, last] = [series[0]?.start, series.at(-1)?.end];
  const at = first && last ? breakBetween(asked, Date.parse(first), Date.parse(last)) : null;
  if (at === null) return 0;
  const index = series.findIndex(({ start }) => start !== null && Date.parse(start) >= at);
  return index < 0 ? series.length : index;
}
