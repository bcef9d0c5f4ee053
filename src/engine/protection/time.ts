import {
  coarsen,
  periodBounds,
  periodKey,
  type Calendar,
  type Grain,
  type PeriodBounds,
} from '../../calendar/index.js';
import type { Key, Settled } from '../../metric.js';
import { windowBefore, type Window } from '../window.js';

/** Grains of time from coarse to fine, each of which lies within the one before; `piece` is what a week and a month share. */
type Level = Exclude<Grain, 'week'> | 'piece';

/** By which levels time is parted down to a grain. So an answer by months needs to know nothing of days. */
const levelsOf: Readonly<Record<Grain, readonly Level[]>> = {
  year: ['year'],
  quarter: ['year', 'quarter'],
  month: ['year', 'quarter', 'month'],
  week: ['year', 'quarter', 'month', 'piece'],
  day: ['year', 'quarter', 'month', 'piece', 'day'],
};

/** Bits: something lies within a window, or outside of it; of what lies in both, both are set. */
export const [within, outside] = [1, 2];

/** Where the finest places of a time axis stand. */
export interface Cut {
  /** Where a window is one of the question's own, whose ends are no ends of periods, so that it parts time for itself. */
  readonly isOwn: boolean;
  /** The finest grain by which time is parted; null where that is by names alone, such as of waves. */
  readonly grain: Grain | null;
  /** Whether weeks are known by their names alone, without the months in which they lie. */
  readonly isOfWeeks: boolean;
}

/** Whether a window begins and ends with periods of a question's grain. */
export function isWhole({ since, until }: Window, settled: Pick<Settled, 'period' | keyof Calendar>): boolean {
  const { period } = settled;
  const ends = [since, until].filter((at) => at !== null);
  if (ends.length === 0) return true;
  return (
    period !== 'wave' && ends.every((at) => periodBounds(periodKey(at, period, settled), period, settled).start === at)
  );
}

/** The name of a finest place of time: what a window of the question's own makes of it, and the period. */
export function timeKey(windows: number, period: Key): string {
  return `${windows}${period ?? ''}`;
}

/** The name of what a week and a month share. */
export function pieceOf(month: Key, week: Key): string | null {
  return month === null || week === null ? null : `${month} ${week}`;
}

function coarse(name: string, grain: Grain, level: Level, calendar: Calendar): string {
  if (level === 'piece')
    return grain === 'week'
      ? name
      : (pieceOf(coarse(name, grain, 'month', calendar), coarsen(name, grain, 'week', calendar)) ?? '');
  if (grain !== 'week') return coarsen(name, grain, level, calendar) ?? '';
  return coarsen(name.split(' ')[0] ?? '', 'month', level, calendar) ?? '';
}

/** What a finest place is called at each level, coarse ones first. */
export function levelNames(key: string, { isOwn, grain, isOfWeeks }: Cut, calendar: Calendar): string[] {
  const [own, name] = [key.slice(0, 1), key.slice(1)];
  const levels = grain === null || isOfWeeks ? null : levelsOf[grain];
  const names = levels
    ? levels.map((level) => (name === '' || grain === null ? '' : coarse(name, grain, level, calendar)))
    : [name];
  return [...(isOwn ? [own] : []), ...names.map((each) => own + each)];
}

/** First instant of a finest place of time, and of what follows it. */
function stretchOf(name: string, { grain, isOfWeeks }: Cut, calendar: Calendar): PeriodBounds | null {
  if (name === '' || grain === null) return null;
  if (grain !== 'week' || isOfWeeks) return periodBounds(name, grain, calendar);
  const [month = '', week = ''] = name.split(' ');
  const [a, b] = [periodBounds(month, 'month', calendar), periodBounds(week, 'week', calendar)];
  return { start: Math.max(a.start, b.start), end: Math.min(a.end, b.end) };
}

/** How a window holds a stretch: within it, outside, or both where it cuts it. What has no time is in no window with an end. */
function heldBy({ since, until }: Window, stretch: PeriodBounds | null): number {
  const [from, to] = [since ?? -Infinity, until ?? Infinity];
  if (stretch === null) return from === -Infinity && to === Infinity ? within : outside;
  if (stretch.start >= from && stretch.end <= to) return within;
  return stretch.end <= from || stretch.start >= to ? outside : within | outside;
}

/** Bits of the windows of a question's own in which something is: the one asked for, and the one before. */
export const [inWindow, inBefore] = [1, 2];

/** Whether a question has a window of its own. */
function own(windows: number, window: number): number {
  return (windows & window) > 0 ? within : outside;
}

/** How the finest places of time stand to a question: to its window, to the one before, and in which period they are. */
export interface Standing {
  readonly now: readonly number[];
  readonly before: readonly number[];
  /** Null for what is in no period of the question's window. */
  readonly periods: readonly (string | null)[];
}

function periodOf(name: string, { grain, isOfWeeks }: Cut): string | null {
  if (name === '') return null;
  return grain === 'week' && !isOfWeeks ? (name.split(' ')[1] ?? null) : name;
}

/** How places of time stand to a question that has `cut` time. */
export function standingOf(keys: readonly Key[], cut: Cut, settled: Settled): Standing {
  const before = windowBefore(settled);
  const all = keys.map((key) => {
    const [windows, name] = [Number(String(key).slice(0, 1)), String(key).slice(1)];
    const stretch = cut.isOwn ? null : stretchOf(name, cut, settled);
    const now = cut.isOwn ? own(windows, inWindow) : heldBy(settled, stretch);
    const earlier = before === null ? outside : cut.isOwn ? own(windows, inBefore) : heldBy(before, stretch);
    return { now, before: earlier, period: now === outside ? null : periodOf(name, cut) };
  });
  return {
    now: all.map(({ now }) => now),
    before: all.map((each) => each.before),
    periods: all.map(({ period }) => period),
  };
}
