import { numberColumn, type Columns, type Records } from '../../metric.js';
import { eachStretch } from '../../rollup/each-row.js';
import { textsOf, valuesOf } from '../columns.js';
import { slaStates, type SlaState } from './states.js';

/** What the targets of cases come to, by the code of the case. */
interface Verdicts {
  /** The row that stands for a case, −1 where it has no target. */
  readonly first: Int32Array;
  /** 1 where a target is not decided. */
  readonly isOpen: Uint8Array;
  /** 1 where a target is not met, or not met yet. */
  readonly isMissed: Uint8Array;
}

const undecided: ReadonlySet<SlaState> = new Set(['pending', 'paused']);

const [cancelled, achieved] = [slaStates.indexOf('cancelled'), slaStates.indexOf('achieved')];
const isUndecided = slaStates.map((state) => undecided.has(state));

/** Whether a target began before another; equal firsts are told apart by what they say. */
function beginsBefore(records: Records): (row: number, other: number) => boolean {
  const [metric, started] = [textsOf(records, 'metric'), valuesOf(records, 'started_at')];
  return (row, other) => {
    const [at, than] = [started?.[row] ?? NaN, started?.[other] ?? NaN];
    return at === than ? (metric?.at(row) ?? '') < (metric?.at(other) ?? '') : at < than;
  };
}

function* verdictsOf(records: Records, codes: Int32Array, cases: number, mask: Uint8Array, states: Int32Array) {
  const verdicts: Verdicts = {
    first: new Int32Array(cases).fill(-1),
    isOpen: new Uint8Array(cases),
    isMissed: new Uint8Array(cases),
  };
  const isBefore = beginsBefore(records);
  for (const [from, to] of eachStretch(records.size)) {
    for (let row = from; row < to; row++) {
      const code = codes[row] ?? -1;
      const state = states[row] ?? -1;
      if (mask[row] !== 1 || code < 0 || state < 0 || state === cancelled) continue;
      const first = verdicts.first[code] ?? -1;
      if (first < 0 || isBefore(row, first)) verdicts.first[code] = row;
      if (isUndecided[state]) verdicts.isOpen[code] = 1;
      if (state !== achieved) verdicts.isMissed[code] = 1;
    }
    yield;
  }
  return verdicts;
}

/**
 * Marks, on the row of each case's first target, whether all of its targets are decided and whether all were met. The order
 * of rows does not matter. `states` are places in `slaStates`. In steps between which the caller may pause.
 */
export function* caseVerdicts(records: Records, mask: Uint8Array, states: Int32Array): Generator<void, Columns> {
  const id = textsOf(records, 'case_id');
  const [judged, met] = [new Float64Array(records.size), new Float64Array(records.size)];
  const cases = id?.texts.size ?? 0;
  const { first, isOpen, isMissed } = yield* verdictsOf(records, id?.codes ?? new Int32Array(0), cases, mask, states);
  for (const [from, to] of eachStretch(cases)) {
    for (let code = from; code < to; code++) {
      const row = first[code] ?? -1;
      if (row < 0 || isOpen[code] === 1) continue;
      judged[row] = 1;
      met[row] = Number(isMissed[code] === 0);
    }
    yield;
  }
  return { 'case judged': numberColumn(judged), 'case met': numberColumn(met) };
}
