import type { Records } from '../../metric.js';
import { inStretches } from '../../rollup/each-row.js';
import { textsOf, valuesOf } from '../columns.js';
import { bandOf } from './ages.js';
import { ends, isDone, isFinal, resolutionEnd, responseEnd, type End } from './ends.js';
import type { LineBuffer } from './line-buffer.js';
import type { Horizon } from './lines.js';
import { marks } from './marks.js';
import { calendarTime } from './measured.js';
import type { Clock } from './options.js';
import { openStatuses, overStatuses, reopensOfFields } from './story.js';
import type { Rules } from './told.js';

/** The clocks that give each case one line, which its row alone can tell. */
const plainClocks: ReadonlySet<Clock> = new Set(['first-response', 'first-resolution', 'full-resolution']);

/** Whether rows can be read without their stories: on a clock that they tell alone, through day and night. */
export function isPlain({ options, ruler }: Rules): boolean {
  return plainClocks.has(options.clock) && ruler === calendarTime;
}

/** What a feed lacks, of which no row has anything. */
const [noInstants, noCodes] = [new Float64Array(0), new Int32Array(0)];

/** 1 for each status that is among `wanted`, by code plus one. */
function statusesIn(cases: Records, wanted: ReadonlySet<string | null>): Uint8Array {
  return Uint8Array.from([null, ...(textsOf(cases, 'status')?.dictionary ?? [])], (text) => Number(wanted.has(text)));
}

function columnsOf(cases: Records) {
  const column = (name: string) => valuesOf(cases, name) ?? noInstants;
  return {
    created: column('created_at'),
    replied: column('first_public_reply_at'),
    abandoned: column('abandoned_at'),
    first: column('first_solved_at'),
    last: column('last_solved_at'),
    closed: column('closed_at'),
    reopens: column('reopens'),
    status: textsOf(cases, 'status')?.codes ?? noCodes,
    isOpen: statusesIn(cases, openStatuses),
    isOver: statusesIn(cases, overStatuses),
  };
}

/** An instant that has come by `asOf`, else NaN. */
function until(at: number, asOf: number): number {
  return at <= asOf ? at : NaN;
}

/**
 * Reads the lines of cases from the columns of their rows, by the same rules as from their stories, without making one:
 * of rows without events, on clocks that run through the night.
 */
class PlainCases {
  readonly #columns: ReturnType<typeof columnsOf>;
  readonly #minutes: Float64Array | null;
  readonly #clock: Clock;
  readonly #horizon: Horizon;
  readonly #completedOnly: boolean;
  readonly #fallback: number;
  readonly #lines: LineBuffer;
  /** Of the row that is read: when its clock came to its end or stopped, whether it was solved, and how often undone. */
  #at = NaN;
  #isSolved = false;
  #reopens = NaN;

  constructor(cases: Records, { options, horizon, fallback, minutes }: Rules, lines: LineBuffer) {
    this.#columns = columnsOf(cases);
    this.#minutes = minutes;
    this.#clock = options.clock;
    this.#horizon = horizon;
    this.#completedOnly = options.completedOnly;
    this.#fallback = fallback ? marks.calendar : 0;
    this.#lines = lines;
  }

  /** Adds the line of a row; false where only its story tells what it is. */
  add(row: number): boolean {
    const end = this.#endOf(row);
    const created = this.#columns.created[row] ?? NaN;
    const isReached = end === ends.reached;
    const to = isReached || end === ends.stopped ? this.#at : this.#until;
    if (end === ends.unknown || (!isReached && !Number.isNaN(this.#minutes?.[row] ?? NaN))) return false;
    // Ends before their beginning are judged one by one.
    if (end !== ends.unanswered && !(created <= to)) return false;
    const isOut = end === ends.unanswered || (this.#completedOnly && !isReached);
    const age = end === ends.running ? bandOf(this.#horizon.asOf - created) : -1;
    this.#lines.add(row, isOut ? NaN : Math.round(to - created), age, this.#marksOf(row, end));
    return true;
  }

  /** Up to when clocks are seen that have neither ended nor stopped. */
  get #until(): number {
    return this.#clock === 'full-resolution' ? this.#horizon.final : this.#horizon.asOf;
  }

  #endOf(row: number): End {
    const { asOf } = this.#horizon;
    const { first: firsts, last: lasts, closed: closes, reopens, status, isOpen, isOver } = this.#columns;
    const first = until(firsts[row] ?? NaN, asOf);
    const last = until(lasts[row] ?? NaN, asOf);
    const closed = until(closes[row] ?? NaN, asOf);
    const code = (status[row] ?? -1) + 1;
    const isLater = (lasts[row] ?? NaN) > asOf;
    const endsLater = isLater || (firsts[row] ?? NaN) > asOf || (closes[row] ?? NaN) > asOf;
    const over = isOver[code] === 1 && !endsLater;
    const isUndone = isOpen[code] === 1 || isLater;
    this.#isSolved = !(Number.isNaN(first) && Number.isNaN(last));
    this.#reopens = reopensOfFields(reopens[row] ?? NaN, first, last);
    const done = isDone(this.#isSolved, isUndone, over, closed);
    if (this.#clock === 'first-response') return this.#responseEnd(row, done);
    const solve = this.#solveOf(first, last);
    const counts =
      this.#clock === 'full-resolution' ? isFinal(solve, isUndone ? solve : NaN, this.#horizon) : solve <= asOf;
    this.#at = counts ? solve : closed;
    return resolutionEnd(counts, this.#isSolved, done, over, closed, this.#until);
  }

  #solveOf(first: number, last: number): number {
    if (this.#clock === 'full-resolution') return Number.isNaN(last) ? first : last;
    return Number.isNaN(first) ? last : first;
  }

  #responseEnd(row: number, done: boolean): End {
    const { asOf } = this.#horizon;
    const replied = until(this.#columns.replied[row] ?? NaN, asOf);
    const abandoned = until(this.#columns.abandoned[row] ?? NaN, asOf);
    this.#at = Number.isNaN(replied) ? abandoned : replied;
    return responseEnd(replied, abandoned, done);
  }

  #marksOf(row: number, end: End): number {
    const isRecent = this.#clock === 'full-resolution' && (this.#columns.created[row] ?? NaN) > this.#horizon.final;
    let sum = this.#fallback + (isRecent ? marks.recent : 0);
    if (end === ends.reached) sum += marks.reached;
    if (end === ends.unanswered) sum += marks.noReply;
    if (end === ends.stopped && this.#clock === 'first-response') sum += marks.abandoned;
    if (this.#isSolved && !Number.isNaN(this.#reopens)) sum += marks.solved + (this.#reopens > 0 ? marks.reopened : 0);
    return sum;
  }
}

/**
 * Adds the lines of those rows let through by `mask` that are plain: that have no events and nothing odd about them. Returns the
 * others, whose story has to be read. In steps between which the caller may pause.
 */
export function* addPlain(
  cases: Records,
  mask: Uint8Array,
  hasEvents: Uint8Array | null,
  rules: Rules,
  lines: LineBuffer,
): Generator<void, Uint32Array> {
  const plain = new PlainCases(cases, rules, lines);
  const others: number[] = [];
  yield* inStretches(cases.size, (from, to) => {
    for (let row = from; row < to; row++) {
      if (mask[row] === 1 && (hasEvents?.[row] === 1 || !plain.add(row))) others.push(row);
    }
  });
  return Uint32Array.from(others);
}
