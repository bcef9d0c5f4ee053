import { numberColumn, type Columns, type Records } from '../../metric.js';
import { textsOf, valuesOf } from '../columns.js';
import type { SlaState } from './states.js';
import type { Target } from './targets.js';

/** What the targets of one case come to, and the row that stands for it. */
interface CaseVerdict {
  first: number;
  isDecided: boolean;
  isMet: boolean;
}

const undecided: ReadonlySet<SlaState> = new Set(['pending', 'paused']);

/**
 * Marks, on the row of each case's first target, whether all of its targets are decided and whether all were met. Equal
 * firsts are told apart by what they say, so that the order of rows does not matter.
 */
export function caseVerdicts(records: Records, mask: Uint8Array, targets: readonly (Target | null)[]): Columns {
  const id = textsOf(records, 'case_id');
  const metric = textsOf(records, 'metric');
  const started = valuesOf(records, 'started_at');
  const isBefore = (a: number, b: number): boolean => {
    const [x, y] = [started?.[a] ?? NaN, started?.[b] ?? NaN];
    return x === y ? (metric?.at(a) ?? '') < (metric?.at(b) ?? '') : x < y;
  };
  const cases = new Map<string, CaseVerdict>();
  targets.forEach((target, row) => {
    const name = id?.at(row) ?? null;
    const state = target?.state ?? null;
    if (mask[row] !== 1 || name === null || state === null || state === 'cancelled') return;
    const verdict = cases.get(name) ?? { first: row, isDecided: true, isMet: true };
    if (isBefore(row, verdict.first)) verdict.first = row;
    if (undecided.has(state)) verdict.isDecided = false;
    if (state !== 'achieved') verdict.isMet = false;
    cases.set(name, verdict);
  });
  const judged = new Float64Array(records.size);
  const met = new Float64Array(records.size);
  for (const { first, isDecided, isMet } of cases.values()) {
    judged[first] = Number(isDecided);
    met[first] = Number(isDecided && isMet);
  }
  return { 'case judged': numberColumn(judged), 'case met': numberColumn(met) };
}
