import type { Column, Expected, Issue, Records } from '../metric.js';
import { issueOf, maskRows, openMask } from './issues.js';

type Problem = 'out_of_range' | 'non_integer';

function problemOf(value: number, expected: Expected): Problem | null {
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

/** Sets aside the rows whose values break `bounds` (field → what is expected); missing values break nothing. */
export function applyBounds(
  records: Records,
  bounds: Readonly<Record<string, Expected>>,
): { readonly records: Records; readonly issues: readonly Issue[] } {
  const mask = openMask(records);
  const issues = Object.entries(bounds).flatMap(([field, expected]) => {
    const column = records.columns[field];
    if (!column) return [];
    return (['out_of_range', 'non_integer'] as const).flatMap((problem) =>
      issueOf(problem, field, maskRows(mask, hasProblem(column, expected, problem)), records, expected),
    );
  });
  return { records: { ...records, mask }, issues };
}
