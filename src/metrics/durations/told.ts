import type { IssueCode, Records, Settled } from '../../metric.js';
import { textReader } from '../columns.js';
import { bandOf } from './ages.js';
import type { LineBuffer } from './line-buffer.js';
import { linesOf, type Horizon, type Line } from './lines.js';
import { marked } from './marks.js';
import { businessTime, calendarTime, type Ruler } from './measured.js';
import { durationOptions, type DurationOptions } from './options.js';
import { tellsReopens, type Story } from './story.js';
import { vendorDurations, vendorMinutes } from './vendor.js';

/** Clocks of two machines may differ so far: a duration from −1 minute to 0 is 0. */
const skew = 60_000;

/** After how many cases whose stories are read the caller may pause. */
const rowsBetweenPauses = 500;

/** What is odd about a row. */
export interface Odd {
  readonly code: IssueCode;
  readonly row: number;
}

interface Measured {
  readonly duration: number;
  readonly reached: boolean;
  readonly vendor: boolean;
  /** Whether it seemed to end a moment before it began. */
  readonly skewed: boolean;
}

/** Everything by which the lines of a case are measured. */
export interface Rules {
  readonly options: DurationOptions;
  readonly horizon: Horizon;
  readonly ruler: Ruler;
  readonly fallback: boolean;
  readonly vendor: (row: number) => number;
  readonly minutes: Float64Array | null;
  readonly scheduleOf: (row: number) => string | null;
}

/** By what the lines of a feed are measured. */
export function rulesOf(cases: Records, records: Readonly<Record<string, Records>>, settled: Settled): Rules {
  const options = durationOptions(settled);
  const asOf = settled.asOf ?? 0;
  const window = tellsReopens(cases, records['events']) ? options.reopenWindow : 0;
  const business = options.business ? businessTime(records['schedules']) : null;
  return {
    options,
    horizon: { asOf, final: asOf - window, window },
    ruler: business ?? calendarTime,
    fallback: options.business && business === null,
    vendor: vendorDurations(cases, options, business !== null),
    minutes: vendorMinutes(cases, options, business !== null),
    scheduleOf: textReader(cases, 'schedule_id'),
  };
}

/** The duration of a line, another product's where its own instants are missing, or what is wrong with it. */
function measuredOf(row: number, line: Line, story: Story, rules: Rules): Measured | IssueCode {
  const minutes = line.reached ? NaN : rules.vendor(row);
  const plain = { reached: line.reached, vendor: false, skewed: false };
  if (story.created + minutes <= rules.horizon.final)
    return { ...plain, duration: minutes, reached: true, vendor: true };
  if (line.reason === 'unknown_end') return 'excluded';
  const { pieces } = line;
  if (pieces === null) return { ...plain, duration: NaN };
  if (pieces.some(([from, to]) => to < from - skew)) return 'negative_duration';
  const duration = rules.ruler(
    pieces.map(([from, to]) => [from, Math.max(from, to)]),
    rules.scheduleOf(row),
    story.events,
  );
  if (duration === null) return 'no_schedule';
  return { ...plain, duration: Math.round(duration), skewed: pieces.some(([from, to]) => to < from) };
}

function marksOf(
  line: Line,
  story: Story,
  { options, horizon, fallback }: Rules,
  { reached, vendor }: Measured,
): number {
  const solved = story.solves.length > 0 && !Number.isNaN(story.reopens);
  return marked({
    reached,
    solved,
    reopened: solved && story.reopens > 0,
    noReply: line.reason === 'no_reply' && !vendor,
    abandoned: options.clock === 'first-response' && !line.reached && !Number.isNaN(story.abandoned),
    vendor,
    calendar: fallback,
    recent: options.clock === 'full-resolution' && story.created > horizon.final,
  });
}

function addLine(row: number, line: Line, story: Story, rules: Rules, lines: LineBuffer): IssueCode | null {
  const measured = measuredOf(row, line, story, rules);
  if (typeof measured === 'string') return measured;
  const { options, horizon } = rules;
  const out = options.completedOnly && !measured.reached;
  const age = measured.vendor || Number.isNaN(line.waiting) ? -1 : bandOf(horizon.asOf - line.waiting);
  lines.add(row, out ? NaN : measured.duration, age, marksOf(line, story, rules, measured));
  return measured.skewed ? 'clock_skew' : null;
}

/** Adds the lines of `rows` by the stories of their cases; returns what is odd about them. In steps. */
export function* addTold(
  rows: Uint32Array,
  storyOf: (row: number) => Story,
  rules: Rules,
  lines: LineBuffer,
): Generator<void, Odd[]> {
  const odd: Odd[] = [];
  for (let place = 0; place < rows.length; place++) {
    if (place % rowsBetweenPauses === 0) yield;
    const row = rows[place] ?? 0;
    const story = storyOf(row);
    for (const line of linesOf(rules.options.clock, story, rules.horizon)) {
      const code = addLine(row, line, story, rules, lines);
      if (code !== null) odd.push({ code, row });
    }
  }
  return odd;
}
