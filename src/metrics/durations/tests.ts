import type { LifeTable } from '../../stats/kaplan-meier.js';
import { logRanksInSteps, type LogRanks } from '../../stats/log-rank.js';

interface Known {
  readonly tables: readonly LifeTable[];
  readonly tests: LogRanks;
}

/** Tests by the first of the life tables between which they are: segments and groups ask for the same ones. */
const known = new WeakMap<LifeTable, Known>();

/** The log-rank tests between groups and of each against all others, in steps between which the caller may pause. */
export function* logRanksOf(tables: readonly LifeTable[]): Generator<void, LogRanks> {
  const [first] = tables;
  const last = first && known.get(first);
  if (last?.tables.length === tables.length && last.tables.every((table, i) => table === tables[i])) return last.tests;
  const tests = yield* logRanksInSteps(tables);
  if (first) known.set(first, { tables, tests });
  return tests;
}
