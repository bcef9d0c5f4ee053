import type { Bar, Cells, Meaning, Note, Settled, Indices } from '../metric.js';
import { mostReplies, touchOf, windowOf, type Touch } from './one-touch/touch.js';
import { counts, oneTouchExtras, type Counts } from './one-touch/extras.js';
import type { Estimated, Estimator } from './reading/estimator.js';
import { readingOf } from './reading/reading.js';
import { wilsonPercent } from '../stats/wilson.js';
import { countedWhere, isKnown } from './counted.js';
import { shareOf } from './percent.js';
import { msPerDay } from './times.js';

/** Cases that were done in one touch, of how many, by each reading of the word. */
const readings: Readonly<Record<Touch, (counts: Counts) => readonly [x: number, n: number]>> = {
  'exactly-one': ({ known, none, one }) => [one, known - none],
  'fewer-than-two': ({ known, none, one }) => [none + one, known],
  'no-recontact': ({ asked, cameBack }) => [asked - cameBack, asked],
};

/** The cases of which each reading is. */
const countedBy: Readonly<Record<Touch, ReturnType<typeof countedWhere>>> = {
  'exactly-one': countedWhere('replies', (replies) => Number(replies) > 0),
  'fewer-than-two': countedWhere('replies', isKnown),
  'no-recontact': countedWhere('came_back', isKnown),
};

/** The share with the score interval (Wilson 1927), in percent. */
function estimateBy(touch: Touch): Estimator['estimate'] {
  return (cells, indices, level): Estimated => {
    const [x, n] = readings[touch](counts(cells, indices));
    return { ...shareOf(x, n, level), n, effective: n };
  };
}

function groupOf(replies: number): string {
  if (replies === 0) return 'no_reply';
  return replies === 1 ? 'one_touch' : 'more';
}

function distribution(cells: Cells, indices: Indices): Bar[] {
  const { known, byReplies } = counts(cells, indices);
  if (known === 0) return [];
  return Array.from({ length: mostReplies + 1 }, (_, replies) => {
    const n = byReplies[replies] ?? 0;
    return {
      key: replies === mostReplies ? `${replies}+` : String(replies),
      group: groupOf(replies),
      n,
      share: (100 * n) / known,
    };
  });
}

/** Whether the window of the question reaches into the days whose solves are not judged yet. */
function hasUnjudged(settled: Settled): boolean {
  const { until, asOf } = settled;
  const window = windowOf(settled);
  return asOf !== null && window > 0 && (until === null || until > asOf - window);
}

function notesOf(settled: Settled) {
  return (cells: Cells, indices: Indices): Note[] => {
    const { final, known } = counts(cells, indices);
    const unknown: Note[] = final > known ? [{ code: 'replies_unknown', n: final - known }] : [];
    const days = windowOf(settled) / msPerDay;
    return hasUnjudged(settled) ? [...unknown, { code: 'reopen_window', days }] : unknown;
  };
}

function estimatorOf(settled: Settled): Estimator {
  const touch = touchOf(settled);
  return {
    estimate: estimateBy(touch),
    published: wilsonPercent,
    weight: (cells, indices) => readings[touch](counts(cells, indices))[1],
    distribution,
    notes: notesOf(settled),
    meaningful: 2,
    wide: null,
    extras: oneTouchExtras,
  };
}

/** A case that ended in the last window may open again: no later period is complete. */
function asOfFinal(settled: Settled): Settled {
  return { ...settled, asOf: settled.asOf === null ? null : settled.asOf - windowOf(settled) };
}

/**
 * One-touch resolution: final cases with exactly one public reply of a human, of those with at least one. A case is final
 * when it was solved a reopen window ago and is not open again. Option `touch` offers two other readings:
 * `fewer-than-two` counts solves without a reply too (Zendesk's classic formula); `no-recontact` is first-contact
 * resolution, no new case of the same requester within `window-days`. Cells: `n` final cases and `reopened` ones by
 * `replies` (10 is ten or more, null unknown) and `came_back`.
 */
export const oneTouch: Meaning = {
  name: 'one-touch',
  unit: 'percent',
  basis: 'census',
  better: 'up',
  groupless: true,
  outcome: 'quality',
  rule: 'final cases with exactly one public human reply of those with at least one; Wilson',
  counted: (sums, options) => countedBy[touchOf({ options })](sums),
  options: { touch: 'exactly-one', 'window-days': 7, 'reopen-window': 7 },
  keys: ['replies', 'came_back'],
  records: {
    main: {
      record: 'case',
      needs: ['created_at'],
      uses: [
        'case_id',
        'updated_at',
        'status',
        'first_solved_at',
        'last_solved_at',
        'closed_at',
        'reopens',
        'public_replies',
        'requester_id',
        'account_id',
        'topic_id',
        'channel',
        'excluded',
      ],
      time: 'created_at',
      identity: 'case_id',
    },
    events: { record: 'case-event', needs: ['case_id', 'at', 'type'], uses: ['actor'], time: 'at' },
  },
  measure: (cells, settled, before) => readingOf(cells, asOfFinal(settled), before, estimatorOf(settled)),
};
