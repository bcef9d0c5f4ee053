/** What a line of churn is about. */
export type Part = 'month' | 'snapshot' | 'life' | 'case';

/**
 * The parts in the order of their codes: a customer in a month at risk, a customer of a snapshot in a band of tenure, a
 * customer's whole time, and what came after a customer's last case.
 */
export const parts: readonly Part[] = ['month', 'snapshot', 'life', 'case'];

/** Lines of all parts as columns; code −1 and `NaN` are what a line has nothing of. Only the first `size` are in use. */
export interface Lines {
  size: number;
  readonly part: Int32Array;
  /** Row of the main record that a line takes its dimensions from. */
  readonly row: Int32Array;
  readonly time: Float64Array;
  readonly month: Float64Array;
  readonly held: Int32Array;
  readonly band: Int32Array;
  readonly tenure: Int32Array;
  readonly mood: Int32Array;
  readonly duration: Float64Array;
  readonly n: Float64Array;
  readonly exposure: Float64Array;
  readonly churned: Float64Array;
  readonly events: Float64Array;
  readonly censored: Float64Array;
  readonly by_month: Float64Array;
}

/** Room for `capacity` lines, none of them written; in steps between which the caller may pause. */
export function* noLines(capacity: number): Generator<void, Lines> {
  function* codes() {
    yield;
    return new Int32Array(capacity).fill(-1);
  }
  function* numbers(value: number) {
    yield;
    return new Float64Array(capacity).fill(value);
  }
  return {
    size: 0,
    part: yield* codes(),
    row: yield* codes(),
    time: yield* numbers(NaN),
    month: yield* numbers(NaN),
    held: yield* codes(),
    band: yield* codes(),
    tenure: yield* codes(),
    mood: yield* codes(),
    duration: yield* numbers(NaN),
    n: yield* numbers(0),
    exposure: yield* numbers(0),
    churned: yield* numbers(0),
    events: yield* numbers(0),
    censored: yield* numbers(0),
    by_month: yield* numbers(0),
  };
}

/** The next line, of the part and row named; returns its place. */
export function addLine(lines: Lines, part: Part, row: number): number {
  const line = lines.size++;
  lines.part[line] = parts.indexOf(part);
  lines.row[line] = row;
  return line;
}

/** Marks how a duration ended. */
export function endLine(lines: Lines, line: number, duration: number, isEvent: boolean): void {
  lines.duration[line] = duration;
  lines.events[line] = Number(isEvent);
  lines.censored[line] = Number(!isEvent);
}
