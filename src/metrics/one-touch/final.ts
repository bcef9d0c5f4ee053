import {
  instantColumn,
  numberColumn,
  type Issue,
  type Linked,
  type NumberColumn,
  type Records,
  type Settled,
} from '../../metric.js';
import { eachRow, eachStretch } from '../../rollup/each-row.js';
import { issueOf } from '../../rollup/issues.js';
import { sameTexts } from '../../rollup/same-texts.js';
import { noRecords, textsOf, valuesOf } from '../columns.js';
import { countedCasesInSteps } from '../cases/counted.js';
import { standingsInSteps } from '../cases/ended.js';
import { maskTexts } from '../survey/masks.js';
import { recontacts } from './recontacts.js';
import { repliesByCase } from './replies.js';
import { mostReplies, windowOf } from './touch.js';

/** Events beside the cases they are of. */
interface Told {
  readonly replies: NumberColumn;
  readonly issues: readonly Issue[];
}

/** The replies that the feed of cases counts itself. */
function* givenReplies(cases: Records): Generator<void, Float64Array> {
  const own = valuesOf(cases, 'public_replies');
  const given = new Float64Array(cases.size).fill(NaN);
  for (const [from, to] of own ? eachStretch(cases.size) : []) {
    for (let row = from; row < to; row++) given[row] = Math.min(own?.[row] ?? NaN, mostReplies);
    yield;
  }
  return given;
}

/** Events of cases that the feed of cases lacks; `known` has 1 for the codes of the others. */
function* orphansOf(events: Records, codes: Int32Array, known: Uint8Array): Generator<void, Issue[]> {
  const orphans: number[] = [];
  yield* eachRow(events.size, (row) => {
    if (known[codes[row] ?? -1] === 0) orphans.push(row);
  });
  return issueOf('orphan', 'case_id', orphans, events);
}

/** The number of public replies of each case, from its events where there are any, else as the feed counts them. */
function* repliesOf(cases: Records, events: Records | undefined, asOf: number | null): Generator<void, Told> {
  const replies = yield* givenReplies(cases);
  const [id, named] = [textsOf(cases, 'case_id'), events && textsOf(events, 'case_id')];
  if (!events || !id) return { replies: numberColumn(replies), issues: [] };
  const counts = named ? yield* repliesByCase(events, named, asOf) : new Uint32Array(0);
  const same = named ? yield* sameTexts(id.texts, named.texts) : new Int32Array(0);
  const known = new Uint8Array(counts.length);
  for (const [from, to] of eachStretch(same.length)) {
    for (let code = from; code < to; code++) known[same[code] ?? -1] = 1;
    yield;
  }
  for (const [from, to] of eachStretch(cases.size)) {
    for (let row = from; row < to; row++) {
      const code = id.codes[row] ?? -1;
      if (code < 0) continue;
      const counted = counts[same[code] ?? -1] ?? 0;
      replies[row] = counted > 0 ? Math.min(counted, mostReplies) : replies[row] || 0;
    }
    yield;
  }
  return { replies: numberColumn(replies), issues: named ? yield* orphansOf(events, named.codes, known) : [] };
}

/** Takes out of `mask` what is not final: what ended after the instant `final`, or was cancelled. */
function* maskUnfinal(mask: Uint8Array, records: Records, ended: Float64Array, final: number): Generator<void, void> {
  for (const [from, to] of eachStretch(mask.length)) {
    for (let row = from; row < to; row++) if (!((ended[row] ?? NaN) <= final)) mask[row] = 0;
    yield;
  }
  const status = textsOf(records, 'status');
  if (status) yield* maskTexts(mask, status, (text) => text === 'cancelled');
}

/**
 * The final cases: solved at least a window ago and not open again. They stand in the period of their last solve, with
 * the number of public replies of humans (`replies so far`; from the events where they are given, else from
 * `public_replies`) and, where the option `touch` asks for it, whether the requester came back. In steps between which
 * the caller may pause.
 */
export function* linkFinal(
  { main, events }: Readonly<Record<string, Records>>,
  settled: Settled,
): Generator<void, Linked> {
  const records = main ?? noRecords;
  const { mask: counted, issues } = yield* countedCasesInSteps(records, settled);
  const { endedAt } = yield* standingsInSteps(records, settled.asOf);
  const mask = counted.slice();
  yield* maskUnfinal(mask, records, endedAt, (settled.asOf ?? Infinity) - windowOf(settled));
  const asksAgain = settled.options['touch'] === 'no-recontact';
  const again = asksAgain ? yield* recontacts(records, counted, endedAt, settled) : null;
  const { replies, issues: orphans } = yield* repliesOf(records, events, settled.asOf);
  return {
    size: records.size,
    columns: {
      ...records.columns,
      'replies so far': replies,
      ...(again && { 'came back': numberColumn(again) }),
    },
    mask,
    time: instantColumn(endedAt),
    wave: null,
    rowNumbers: records.rowNumbers,
    issues: [...issues, ...orphans],
  };
}
