import type { Cells, Earlier, Fact, Meaning, Reading, Settled, Indices } from '../../metric.js';
import { allOf, type Estimator } from '../reading/estimator.js';
import { readingOf } from '../reading/reading.js';
import { cellsInOrder } from './cells-in-order.js';
import { estimateMedian, prepareMedian } from './estimate.js';
import { durationExtras } from './extras.js';
import { durationNotes } from './notes.js';
import { durationOptions, type DurationOptions } from './options.js';
import { durationRests } from './rests.js';

/** The further figures of a metric of durations. */
export type FactsOf = (cells: Cells, indices: Indices, settled: Settled, options: DurationOptions) => Fact[];

/** The options, with a target of the page where it names no hours that durations are held against. */
function optionsOf(settled: Settled): DurationOptions {
  const options = durationOptions(settled);
  const { target } = settled;
  return options.targets.length === 0 && target ? { ...options, targets: [target.value] } : options;
}

function estimatorOf(settled: Settled, factsOf: FactsOf): Estimator {
  const options = optionsOf(settled);
  return {
    prepare: prepareMedian,
    estimate: estimateMedian,
    rests: durationRests,
    meaningful: { relative: 0.1 },
    wide: null,
    notes: (cells, indices, whole) => durationNotes(cells, indices, whole, options),
    extras: (cells, asked, series) =>
      durationExtras(cells, asked, series, options.targets, () => factsOf(cells, allOf(cells), asked, options)),
  };
}

function* measure(cells: Cells, settled: Settled, before: Earlier | null, factsOf: FactsOf): Generator<void, Reading> {
  const ordered = yield* cellsInOrder(cells);
  const earlier = before && { ...before, cells: yield* cellsInOrder(before.cells) };
  const reading = yield* readingOf(ordered, settled, earlier, estimatorOf(settled, factsOf));
  return { ...reading, resolution: durationOptions(settled).resolution };
}

const instants = [
  'created_at',
  'updated_at',
  'first_public_reply_at',
  'first_solved_at',
  'last_solved_at',
  'closed_at',
  'abandoned_at',
];

const minutes = ['first_response', 'first_resolution', 'full_resolution', 'requester_wait'].flatMap((name) => [
  `${name}_min`,
  `${name}_business_min`,
]);

/**
 * A metric of durations of support cases: their median in hours over the cases created in a period, cases that still run
 * censored. Cells: `n` durations, `events` and `censored`, by `duration` in whole milliseconds and by the `age` band of
 * what still waits. Records: `main` are the cases; `events` say more of each where they are there, and `schedules` when
 * business time runs.
 */
export function durationMetric(own: Pick<Meaning, 'name' | 'rule' | 'options'>, factsOf: FactsOf): Meaning {
  return {
    ...own,
    unit: 'hours',
    basis: 'census',
    groupless: true,
    better: 'down',
    outcome: 'speed',
    keys: ['duration', 'age'],
    records: {
      main: {
        record: 'case',
        needs: ['created_at'],
        uses: ['case_id', 'status', 'origin', 'excluded', 'reopens', 'schedule_id', ...instants.slice(1), ...minutes],
        time: 'created_at',
        happened: instants.slice(1),
        identity: 'case_id',
      },
      events: { record: 'case-event', needs: ['case_id', 'at', 'type'], uses: ['value', 'actor'] },
      schedules: {
        record: 'schedule',
        needs: ['schedule_id', 'tz', 'weekly'],
        uses: ['holidays', 'valid_from', 'valid_to'],
      },
    },
    measure: (cells, settled, before) => measure(cells, settled, before, factsOf),
  };
}
