import {
  instantColumn,
  numberColumn,
  type Columns,
  type InstantColumn,
  type Issue,
  type Linked,
  type Records,
  type Settled,
  type TextColumn,
} from '../../metric.js';
import { issueOf, maskRows, openMask } from '../../rollup/issues.js';
import { maskRepeats } from '../../rollup/link.js';

function texts(records: Records, name: string): TextColumn | null {
  const column = records.columns[name];
  return column?.kind === 'text' ? column : null;
}

function values(records: Records, name: string): Float64Array | null {
  const column = records.columns[name];
  return column && column.kind !== 'text' ? column.values : null;
}

/** An answer given after `asOf` has not happened yet: its score and time are taken away again. */
function rewound(records: Records, asOf: number | null): Records {
  const score = values(records, 'score');
  const answered = values(records, 'responded_at');
  if (score === null || answered === null || asOf === null) return records;
  const later = (row: number) => (answered[row] ?? NaN) > asOf;
  const columns: Columns = {
    ...records.columns,
    score: numberColumn(score.map((value, row) => (later(row) ? NaN : value))),
    responded_at: instantColumn(answered.map((at, row) => (later(row) ? NaN : at))),
  };
  return { ...records, columns };
}

/** Rows of the future: answered or, where that is known, sent after `asOf`. */
function unborn(records: Records, asOf: number | null): (row: number) => boolean {
  const sent = values(records, 'sent_at');
  const answered = values(records, 'responded_at');
  if (asOf === null) return () => false;
  return (row) => (sent?.[row] ?? NaN) > asOf || ((answered?.[row] ?? NaN) > asOf && !((sent?.[row] ?? NaN) <= asOf));
}

/** When an answer came; of an unanswered survey, when it was sent. */
function timeOf(records: Records): InstantColumn | null {
  const answered = values(records, 'responded_at');
  const sent = values(records, 'sent_at');
  if (answered === null && sent === null) return null;
  const at = (row: number) => {
    const responded = answered?.[row] ?? NaN;
    return Number.isNaN(responded) ? (sent?.[row] ?? NaN) : responded;
  };
  return instantColumn(Float64Array.from({ length: records.size }, (_, row) => at(row)));
}

function isOther(column: TextColumn | null, wanted: string): (row: number) => boolean {
  return (row) => {
    const text = column?.at(row) ?? null;
    return text !== null && text !== wanted;
  };
}

/** Relational and transactional answers are never pooled: the scope asked for, or relational where both are there. */
function scopeOf(records: Records, asked: unknown): string | null {
  if (asked === 'relational' || asked === 'transactional') return asked;
  const present = new Set(texts(records, 'scope')?.dictionary);
  return present.size > 1 ? 'relational' : null;
}

/** Answers before invitations, later before earlier. */
function latestAnswer(records: Records): (row: number) => number {
  const score = values(records, 'score');
  const time = values(records, 'responded_at');
  return (row) => (Number.isNaN(score?.[row] ?? NaN) ? -Infinity : (time?.[row] ?? 0) || 0);
}

function latestUpdate(records: Records): (row: number) => number {
  const updated = values(records, 'updated_at');
  return (row) => (updated?.[row] ?? 0) || 0;
}

function maskAll(records: Records, mask: Uint8Array, kind: string, settled: Settled): Issue[] {
  const excluded = values(records, 'excluded');
  const scope = scopeOf(records, settled.options['scope']);
  const repeats = (code: 'duplicate_id' | 'superseded', keys: readonly string[], rank: (row: number) => number) =>
    issueOf(code, keys[0] ?? null, maskRepeats(records, mask, keys, rank), records);
  const issues = [
    ...issueOf('other_kind', 'kind', maskRows(mask, isOther(texts(records, 'kind'), kind)), records),
    ...issueOf(
      'excluded',
      'excluded',
      maskRows(mask, (row) => excluded?.[row] === 1),
      records,
    ),
    ...(scope === null
      ? []
      : issueOf('other_scope', 'scope', maskRows(mask, isOther(texts(records, 'scope'), scope)), records)),
    ...repeats('duplicate_id', ['response_id'], latestUpdate(records)),
  ];
  if (settled.options['repeats'] === 'all') return issues;
  const answer = latestAnswer(records);
  return [
    ...issues,
    ...repeats('superseded', ['respondent_id', 'wave'], answer),
    ...repeats('superseded', ['respondent_id', 'case_id'], answer),
  ];
}

/**
 * The answers of one `kind` of survey that count: the latest of a respondent's per wave (relational) or case
 * (transactional) unless the option `repeats` is `all`, of the scope in option `scope` (`auto`: relational where both
 * are there). Unanswered surveys stay, with a missing score and the time they were sent.
 */
export function linkAnswers(kind: string, { main }: Readonly<Record<string, Records>>, settled: Settled): Linked {
  const all = main ?? { size: 0, columns: {}, rowNumbers: new Uint32Array() };
  const mask = openMask(all);
  maskRows(mask, unborn(all, settled.asOf));
  const records = rewound(all, settled.asOf);
  const issues = maskAll(records, mask, kind, settled);
  const score = values(records, 'score');
  const unanswered = [...mask.keys()].filter((row) => mask[row] === 1 && Number.isNaN(score?.[row] ?? NaN));
  return {
    size: records.size,
    columns: records.columns,
    mask,
    time: timeOf(records),
    wave: texts(records, 'wave'),
    rowNumbers: records.rowNumbers,
    issues: [...issues, ...issueOf('missing_score', 'score', unanswered, records)],
  };
}
