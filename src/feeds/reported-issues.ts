import { badCodes, type Expected, type Issue, type IssueCode, type Occurrence } from '../metric.js';
import { isRecord, own, ownNumber, ownText } from './own.js';
import { keptOccurrences, seenOf } from './seen.js';

const facts: readonly IssueCode[] = [
  'naive_timestamp',
  'leap_second',
  'clock_skew',
  'no_schedule',
  'missing_score',
  'duplicate_id',
  'superseded',
  'excluded',
  'other_kind',
  'other_scope',
  'contact_before_answer',
  'closed_without_contact',
  'orphan',
  'self_review',
  'calibration_review',
  'open_case',
  'without_money',
];

const codes: ReadonlySet<IssueCode> = new Set([...badCodes, ...facts]);

const words = ['record', 'number', 'text', 'boolean', 'instant', 'value'] as const;

function boundsIn(value: unknown, name: 'integer' | 'number'): readonly [number, number] | null {
  const range = own(value, name);
  const [low, high] = Array.isArray(range) ? range : [];
  return typeof low === 'number' && typeof high === 'number' ? [low, high] : null;
}

function readExpected(value: unknown): Expected | null {
  const integer = boundsIn(value, 'integer');
  if (integer) return { integer };
  const number = boundsIn(value, 'number');
  return number ? { number } : (words.find((word) => word === value) ?? null);
}

function readOccurrence(value: unknown): Occurrence {
  return {
    row: ownNumber(value, 'row') ?? 0,
    seen: seenOf(own(value, 'seen')),
    expected: readExpected(own(value, 'expected')),
  };
}

function readIssue(value: unknown): readonly Issue[] {
  const code = [...codes].find((known) => known === own(value, 'code'));
  const count = ownNumber(value, 'count');
  const first = own(value, 'first');
  if (!code || count === null || count < 0) return [];
  return [
    {
      code,
      field: ownText(value, 'field'),
      count,
      aside: own(value, 'aside') === true,
      first: Array.isArray(first) ? first.filter(isRecord).slice(0, keptOccurrences).map(readOccurrence) : [],
    },
  ];
}

/** The issues that whoever summed a rollup feed reports of its rows; what has not their shape is left out. */
export function readReportedIssues(value: unknown): readonly Issue[] {
  return Array.isArray(value) ? value.flatMap(readIssue) : [];
}
