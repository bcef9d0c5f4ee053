import { binomialQuantile } from './binomial.js';

/** Neighbouring points on one side of the centre line. */
export interface Run {
  /** Index of its first point. */
  readonly from: number;
  readonly length: number;
  readonly side: 'high' | 'low';
}

/** What the runs of a series say about a sustained shift. */
export interface RunsAnalysis {
  /** Points that are not on the centre line; only these count. */
  readonly useful: number;
  /** The longest run, of equal ones the last. */
  readonly longest: Run;
  /** How often the series crosses the centre line. */
  readonly crossings: number;
  /** The longest run that chance allows. */
  readonly longestAllowed: number;
  /** The fewest crossings that chance allows. */
  readonly crossingsNeeded: number;
  /** Whether the longest run is too long. */
  readonly shift: boolean;
  /** Whether the longest run is too long or the crossings are too few. */
  readonly signal: boolean;
}

/**
 * Tells a sustained shift from chance by the longest run on one side of `centre`, at most round(log₂ n + 3), and by the
 * number of crossings, at least the 5 % quantile of heads in n − 1 throws. Points on the line and missing ones (`null`)
 * neither break nor lengthen a run; `null` where no point is left.
 * Anhøj & Olesen 2014, "Run charts revisited"; Anhøj 2015.
 */
export function anhoej(values: readonly (number | null)[], centre: number): RunsAnalysis | null {
  const runs = runsOf(values, centre);
  const useful = runs.reduce((sum, { length }) => sum + length, 0);
  const longest = runs.toSorted((a, b) => b.length - a.length || b.from - a.from)[0];
  if (longest === undefined) return null;
  const crossings = runs.length - 1;
  const longestAllowed = Math.round(Math.log2(useful) + 3);
  const crossingsNeeded = binomialQuantile(0.05, useful - 1, 0.5);
  const shift = longest.length > longestAllowed;
  const signal = shift || crossings < crossingsNeeded;
  return { useful, longest, crossings, longestAllowed, crossingsNeeded, shift, signal };
}

function runsOf(values: readonly (number | null)[], centre: number): Run[] {
  const runs: Run[] = [];
  values.forEach((value, index) => {
    if (value === null || value === centre) return;
    const side = value > centre ? 'high' : 'low';
    const last = runs.at(-1);
    if (last?.side === side) runs[runs.length - 1] = { ...last, length: last.length + 1 };
    else runs.push({ from: index, length: 1, side });
  });
  return runs;
}
