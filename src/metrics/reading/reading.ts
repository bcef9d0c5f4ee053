import type { Cells, Change, Earlier, Note, Reading, SeriesPoint, Settled } from '../../metric.js';
import { against, benchmarkNotes } from './benchmark.js';
import { changeOf, standingOf } from './compared.js';
import { estimated, fewAnswers, shown, type Estimated, type Estimator } from './estimator.js';
import { allSegments } from './grouped.js';

function sizeNotes(whole: Estimated, wide: number | null): Note[] {
  const { effective, low, high } = whole;
  const half = low === null || high === null ? 0 : (high - low) / 2;
  if (whole.n > 0 && effective < fewAnswers) return [{ code: 'small_n', n: whole.n }];
  return wide !== null && half > wide ? [{ code: 'wide_interval', half_width: half }] : [];
}

function periodNotes(points: readonly SeriesPoint[], change: Change | null, settled: Settled): Note[] {
  const last = points.at(-1);
  const unfinished: Note[] = last?.missing === 'end' ? [{ code: 'unfinished_period', period: last.period }] : [];
  const thin = change !== null && points.some((point) => point.period === change.to && (point.n ?? 0) < fewAnswers);
  return thin ? [...unfinished, { code: 'too_thin', period: settled.period }] : unfinished;
}

function timeNotes(cells: Cells, points: readonly SeriesPoint[]): Note[] {
  return cells.size > 0 && points.length === 0 ? [{ code: 'no_times' }] : [];
}

/**
 * Puts a measure together from an estimator: the whole, its series, segments, change, distribution, benchmark and notes.
 * Where a window `before` is given the change is from it to the whole; without it the last complete period is compared.
 */
export function* readingOf(
  cells: Cells,
  settled: Settled,
  before: Earlier | null,
  estimator: Estimator,
): Generator<void, Reading> {
  const standing = yield* standingOf(cells, settled, estimator);
  const { points, indices } = standing;
  const whole = yield* estimated(estimator, cells, indices, settled.level, true);
  yield;
  const change = yield* changeOf(cells, standing, whole, before, settled, estimator);
  yield;
  const segments = yield* allSegments(cells, indices, settled, estimator);
  const extras = estimator.extras ? yield* estimator.extras(cells, settled, points) : {};
  const noting = estimator.notes?.(cells, indices, whole) ?? [];
  const own = 'next' in noting ? yield* noting : noting;
  const benchmark = against(settled, whole, estimator);
  return {
    ...shown(whole),
    ...extras,
    ...(estimator.standing && { standing: true }),
    answered: estimator.answered?.(cells, indices) ?? null,
    resolution: 'exact',
    series: points,
    segments,
    change,
    distribution: estimator.distribution?.(cells, indices) ?? [],
    benchmark,
    notes: [
      ...sizeNotes(whole, estimator.wide),
      ...own,
      ...periodNotes(points, change, settled),
      ...timeNotes(cells, points),
      ...benchmarkNotes(benchmark),
    ],
  };
}
