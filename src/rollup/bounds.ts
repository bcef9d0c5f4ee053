import type { Column, Expected, Issue, Records } from '../metric.js';
import { issueOf, maskRowsInSteps, openMask } from './issues.js';

const problems = ['out_of_range', 'non_integer'] as const;

type Problem = (typeof problems)[number];

/** What is wrong with a number, held against what is expected of it; null where nothing is. */
export function problemOf(value: number, expected: Expected): Problem | null {
  if (typeof expected === 'string') return null;
  const [low, high] = 'integer' in expected ? expected.integer : expected.number;
  if (value < low || value > high) return 'out_of_range';
  return 'integer' in expected && !Number.isInteger(value) ? 'non_integer' : null;
}

function hasProblem(column: Column, expected: Expected, problem: Problem): (row: number) => boolean {
  return (row) => {
    const value = column.at(row);
    return typeof value === 'number' && problemOf(value, expected) === problem;
  };
}

/** Sets aside the rows whose values break `bounds` (field → what is expected); missing values break nothing; in steps. */
export function* applyBounds(
  records: Records,
  bounds: Readonly<Record<string, Expected>>,
): Generator<void, { readonly records: Records; readonly issues: readonly Issue[] }> {
  const mask = openMask(records);
  const issues: Issue[] = [];
  for (const [field, expected] of Object.entries(bounds)) {
    const column = records.columns[field];
    for (const problem of problems) {
      const rows = column ? yield* maskRowsInSteps(mask, hasProblem(column, expected, problem)) : [];
      issues.push(...issueOf(problem, field, rows, records, expected));
    }
  }
  return { records: { ...records, mask }, issues };
}
