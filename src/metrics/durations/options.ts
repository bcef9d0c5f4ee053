import type { Settled } from '../../metric.js';
import { numberIn, refusal, wordIn, type Asked } from '../asked.js';
import { msPerDay } from '../times.js';

/** What a duration runs from and to. */
export type Clock = 'first-response' | 'next-reply' | 'first-resolution' | 'full-resolution' | 'requester-wait';

/** The clocks by name, the usual one first. */
export const clocks: readonly [Clock, ...(readonly Clock[])] = [
  'first-response',
  'next-reply',
  'first-resolution',
  'full-resolution',
  'requester-wait',
];

/** A metric's options as they are used; times in milliseconds. */
export interface DurationOptions {
  readonly clock: Clock;
  /** Whether only the time within business schedules counts. */
  readonly business: boolean;
  /** Whether cases that still run are left out instead of being counted with the time so far. */
  readonly completedOnly: boolean;
  /** How long a solve must have stood to count as final. */
  readonly reopenWindow: number;
  /** Hours that durations are held against, ascending. */
  readonly targets: readonly number[];
  /** Seconds within which live channels promise an answer; 0 where none is promised. */
  readonly withinSeconds: number;
  /** The relative error of binned durations, or `exact`. */
  readonly resolution: 'exact' | typeof binned;
}

/** The relative error of durations that are put into bins. */
export const binned = 0.01;

function hoursOf(option: string, asked: Asked): number[] {
  const texts = String(asked[option]).split(',');
  const hours = texts.flatMap((text) => (text.trim() === '' ? [] : Number(text)));
  if (hours.some((hour) => !(hour > 0 && Number.isFinite(hour)))) throw refusal(option, asked, '4, 24, 72');
  return [...new Set(hours)].sort((a, b) => a - b);
}

function resolutionOf(asked: Asked): DurationOptions['resolution'] {
  const word = wordIn('resolution', ['exact', String(binned)], { resolution: String(asked['resolution'] ?? 'exact') });
  return word === 'exact' ? 'exact' : binned;
}

/**
 * Reads the options of a metric of durations, with a metric's own default where one is absent. `FeedError` `bad_option`
 * for a value that none of them has. The requester's wait is paused by the case's own status, so that open cases say
 * nothing about it: there only completed cases count.
 */
export function durationOptions({ options }: Pick<Settled, 'options'>): DurationOptions {
  const clock = wordIn('clock', clocks, options);
  return {
    clock,
    business: wordIn('time', ['calendar', 'business'], options) === 'business',
    completedOnly: clock === 'requester-wait' || wordIn('cases', ['all', 'completed'], options) === 'completed',
    reopenWindow: msPerDay * numberIn('reopen-window', { usual: 0, least: 0, most: 365 }, options),
    targets: hoursOf('target-hours', options),
    withinSeconds: numberIn('within-seconds', { usual: 0, least: 0, most: 86_400 }, options),
    resolution: resolutionOf(options),
  };
}
