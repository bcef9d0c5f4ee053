import { ends, isDone, isFinal, resolutionEnd, responseEnd, type End } from './ends.js';
import { isHumanReply, isSolved, type CaseEvent, type Solve } from './events.js';
import type { Clock } from './options.js';
import type { Story } from './story.js';

/** A stretch of time, from … to, in epoch milliseconds. */
export type Piece = readonly [from: number, to: number];

/** Why a case has no duration although it counts as a case. */
export type Reason = 'no_reply' | 'unknown_end';

/** One duration of a case. */
export interface Line {
  /** The stretches that add up to it; null where there is no duration. */
  readonly pieces: readonly Piece[] | null;
  /** Whether the clock came to its end, instead of being seen to run so far. */
  readonly reached: boolean;
  /** Since when the clock still runs at `asOf`; NaN where it does not. */
  readonly waiting: number;
  readonly reason?: Reason;
}

/** The instants that decide: the feed's end, and up to when a solve counts as final. */
export interface Horizon {
  readonly asOf: number;
  /** `asOf` less the reopen window. */
  readonly final: number;
  readonly window: number;
}

function reachedAt(from: number, to: number): Line {
  return { pieces: [[from, to]], reached: true, waiting: NaN };
}

function censoredAt(from: number, to: number, waiting: number): Line {
  return { pieces: from <= to ? [[from, to]] : null, reached: false, waiting };
}

function without(reason: Reason): Line {
  return { pieces: null, reached: false, waiting: NaN, reason };
}

/** Whether nobody works on a case any more. */
function isDoneStory({ solves, closed, over }: Story): boolean {
  const last = solves.at(-1);
  return isDone(last !== undefined, last !== undefined && !Number.isNaN(last.undone), over, closed);
}

/** The line of a clock that began with the case, ends or stops `at`, and else is seen to run `until`. */
function lineOf(end: End, created: number, at: number, until: number): Line {
  if (end === ends.reached) return reachedAt(created, at);
  if (end === ends.stopped) return censoredAt(created, at, NaN);
  if (end === ends.unanswered) return without('no_reply');
  if (end === ends.unknown) return without('unknown_end');
  return censoredAt(created, until, end === ends.running ? created : NaN);
}

function firstResponse(story: Story, { asOf }: Horizon): Line {
  const { created, replied, abandoned } = story;
  const end = responseEnd(replied, abandoned, isDoneStory(story));
  return lineOf(end, created, end === ends.reached ? replied : abandoned, asOf);
}

/** The solve that is final at the horizon: the last one by then, unless it was undone by then or within its window. */
function finalSolve({ solves }: Story, horizon: Horizon): Solve | null {
  const last = solves.findLast(({ at }) => at <= horizon.final);
  return last && isFinal(last.at, last.undone, horizon) ? last : null;
}

function resolution(story: Story, solve: Solve | null, until: number): Line {
  const { created, closed, over, solves } = story;
  const end = resolutionEnd(solve !== null, solves.length > 0, isDoneStory(story), over, closed, until);
  return lineOf(end, created, solve?.at ?? closed, until);
}

/** From the first message of each run of the customer's to the next reply of a person; the first response is none. */
function nextReplies({ events, replied, ...story }: Story, { asOf }: Horizon): Line[] {
  const lines: Line[] = [];
  let since = NaN;
  for (const event of events) {
    const isMessage = event.type === 'customer_message' && event.at >= replied;
    if (isMessage && Number.isNaN(since)) since = event.at;
    const isReply = isHumanReply(event) && !Number.isNaN(since);
    if (isReply) lines.push(reachedAt(since, event.at));
    if (isReply) since = NaN;
  }
  // Whoever writes last into a case that is then solved waits for nothing.
  const isWaiting = !Number.isNaN(since) && !isDoneStory({ events, replied, ...story });
  return isWaiting ? [...lines, censoredAt(since, asOf, since)] : lines;
}

const requesterWaits: ReadonlySet<string | null> = new Set(['new', 'open', 'hold']);

function waitsOf(events: readonly CaseEvent[], created: number, end: number): Piece[] {
  const pieces: Piece[] = [];
  let [status, since]: [string | null, number] = ['new', created];
  for (const { type, value, at } of events) {
    if (type !== 'status' || at > end) continue;
    if (requesterWaits.has(status)) pieces.push([since, at]);
    [status, since] = [value, at];
  }
  return pieces;
}

/** The time in new, open and on hold of a case that is solved for good; nothing is said of others. */
function requesterWait(story: Story, horizon: Horizon): Line {
  const solve = finalSolve(story, horizon);
  const waiting = isDoneStory(story) ? NaN : story.created;
  const told = story.events.some(({ type, value }) => type === 'status' && isSolved(value));
  const pieces = solve && told ? waitsOf(story.events, story.created, solve.at) : null;
  return { pieces, reached: pieces !== null, waiting };
}

/** The durations of a case on a clock: one, or for `next-reply` as many as there were waits for a reply. */
export function linesOf(clock: Clock, story: Story, horizon: Horizon): readonly Line[] {
  if (clock === 'first-response') return [firstResponse(story, horizon)];
  if (clock === 'next-reply') return nextReplies(story, horizon);
  if (clock === 'requester-wait') return [requesterWait(story, horizon)];
  if (clock === 'first-resolution') return [resolution(story, story.solves[0] ?? null, horizon.asOf)];
  return [resolution(story, finalSolve(story, horizon), horizon.final)];
}
