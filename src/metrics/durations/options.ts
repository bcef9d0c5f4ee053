import { FeedError, type Settled } from '../../metric.js';

/** What a duration runs from and to. */
export type Clock = 'first-response' | 'next-reply' | 'first-resolution' | 'full-resolution' | 'requester-wait';

/** The clocks by name. */
export const clocks: readonly Clock[] = [
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

const msPerDay = 86_400_000;

type Given = Settled['options'];

function refused(option: string, given: Given, expected: string): FeedError {
  return new FeedError('bad_option', { option, seen: String(given[option]), expected });
}

function wordOf<Word extends string>(option: string, given: Given, words: readonly Word[]): Word {
  const word = words.find((candidate) => candidate === given[option]);
  if (word === undefined) throw refused(option, given, words.join(', '));
  return word;
}

function numberOf(option: string, given: Given, most: number): number {
  const text = String(given[option] ?? 0).trim();
  const value = text === '' ? NaN : Number(text);
  if (!(value >= 0 && value <= most)) throw refused(option, given, `0 … ${most}`);
  return value;
}

function hoursOf(option: string, given: Given): number[] {
  const texts = String(given[option]).split(',');
  const hours = texts.flatMap((text) => (text.trim() === '' ? [] : Number(text)));
  if (hours.some((hour) => !(hour > 0 && Number.isFinite(hour)))) throw refused(option, given, '4, 24, 72');
  return [...new Set(hours)].sort((a, b) => a - b);
}

function resolutionOf(given: Given): DurationOptions['resolution'] {
  const word = wordOf('resolution', { resolution: String(given['resolution'] ?? 'exact') }, ['exact', String(binned)]);
  return word === 'exact' ? 'exact' : binned;
}

/**
 * Reads the options of a metric of durations, with a metric's own default where one is absent. `FeedError` `bad_option`
 * for a value that none of them has. The requester's wait is paused by the case's own status, so that open cases say
 * nothing about it: there only completed cases count.
 */
export function durationOptions({ options }: Pick<Settled, 'options'>): DurationOptions {
  const clock = wordOf('clock', { clock: 'first-response', ...options }, clocks);
  return {
    clock,
    business: wordOf('time', options, ['calendar', 'business']) === 'business',
    completedOnly: clock === 'requester-wait' || wordOf('cases', options, ['all', 'completed']) === 'completed',
    reopenWindow: msPerDay * numberOf('reopen-window', options, 365),
    targets: hoursOf('target-hours', options),
    withinSeconds: numberOf('within-seconds', options, 86_400),
    resolution: resolutionOf(options),
  };
}
