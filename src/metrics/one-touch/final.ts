import {
  instantColumn,
  numberColumn,
  type Column,
  type Issue,
  type Linked,
  type Records,
  type Settled,
} from '../../metric.js';
import { issueOf, maskRows } from '../../rollup/issues.js';
import { textsOf, valuesOf } from '../columns.js';
import { countedCases } from '../cases/counted.js';
import { standings } from '../cases/ended.js';
import { recontacts } from './recontacts.js';
import { repliesByCase } from './replies.js';

const day = 86_400_000;

/** From this many replies on they are counted together. */
export const mostReplies = 10;

/** What is called one touch. */
export type Touch = 'exactly-one' | 'fewer-than-two' | 'no-recontact';

/** The window in which a solve can still prove none, in milliseconds: the reopen window, or that of the next contact. */
export function windowOf({ options }: Settled): number {
  const reopen = Number(options['reopen-window']);
  const contact = options['touch'] === 'no-recontact' ? Number(options['window-days']) : 0;
  return Math.max(reopen, contact) * day;
}

function replies(cases: Records, events: Records | undefined, asOf: number | null): Column {
  const own = valuesOf(cases, 'public_replies') ?? new Float64Array(cases.size).fill(NaN);
  const counted = events ? repliesByCase(events, asOf) : null;
  const id = textsOf(cases, 'case_id');
  const of = (row: number): number => {
    const given = own[row] ?? NaN;
    const name = id?.at(row) ?? null;
    if (counted === null || name === null) return given;
    return counted.get(name) ?? (Number.isNaN(given) ? 0 : given);
  };
  return numberColumn(Float64Array.from({ length: cases.size }, (_, row) => Math.min(of(row), mostReplies)));
}

/**
 * The final cases: solved at least a window ago and not open again. They stand in the period of their last solve, with
 * the number of public replies of humans (`replies so far`; from the events where they are given, else from
 * `public_replies`) and, where the option `touch` asks for it, whether the requester came back.
 */
export function linkFinal({ main, events }: Readonly<Record<string, Records>>, settled: Settled): Linked {
  const records = main ?? { size: 0, columns: {}, rowNumbers: new Uint32Array() };
  const { mask, issues } = countedCases(records, settled);
  const counted = mask.slice();
  const standing = standings(records, settled.asOf);
  const ended = Float64Array.from({ length: records.size }, (_, row) => standing(row).endedAt);
  const final = (settled.asOf ?? Infinity) - windowOf(settled);
  const status = textsOf(records, 'status');
  maskRows(mask, (row) => !((ended[row] ?? NaN) <= final) || status?.at(row) === 'cancelled');
  const again = settled.options['touch'] === 'no-recontact' ? recontacts(records, counted, ended, settled) : null;
  return {
    size: records.size,
    columns: {
      ...records.columns,
      'replies so far': replies(records, events, settled.asOf),
      ...(again && { 'came back': numberColumn(again) }),
    },
    mask,
    time: instantColumn(ended),
    wave: null,
    rowNumbers: records.rowNumbers,
    issues: [...issues, ...unknownCases(records, events)],
  };
}

/** Events of cases that the feed of cases lacks. */
function unknownCases(cases: Records, events: Records | undefined): Issue[] {
  const id = textsOf(cases, 'case_id');
  const named = events && textsOf(events, 'case_id');
  if (!events || !id || !named) return [];
  const known = new Set(id.dictionary);
  const orphans = [...named].flatMap((name, row) => (name === null || known.has(name) ? [] : [row]));
  return issueOf('orphan', 'case_id', orphans, events);
}
