import { instantColumn, numberColumn, type Columns, type Issue, type Records, type TextColumn } from '../../metric.js';
import { eachRow, eachStretch } from '../../rollup/each-row.js';
import { issueOf } from '../../rollup/issues.js';
import { sameTexts } from '../../rollup/same-texts.js';
import { textsOf, valuesOf } from '../columns.js';

/** What was done by `as_of`, one row a follow-up; instants in epoch milliseconds, `NaN` for what has not happened. */
interface FollowUps {
  readonly records: Records;
  readonly responses: TextColumn;
  readonly contacted: Float64Array;
  readonly closed: Float64Array;
  /** The action that a row led to as a code of its column, −1 for none. */
  readonly actions: Int32Array;
  /** When the response was given that a row is about: `NaN` where that is not known. */
  readonly answered: Float64Array;
  /** 1 where there is no such response. */
  readonly isOrphan: Uint8Array;
}

/** What was done about responses, by their codes in the follow-ups. */
interface Contacts {
  readonly contacted: Float64Array;
  readonly closed: Float64Array;
  readonly hasAction: Uint8Array;
  /** Actions that no earlier follow-up led to. */
  readonly actions: Uint32Array;
}

/** Instants up to `asOf`; later ones have not come. */
function* upTo(asOf: number, records: Records, name: string): Generator<void, Float64Array> {
  const values = valuesOf(records, name);
  const come = new Float64Array(records.size).fill(NaN);
  yield* eachRow(values ? records.size : 0, (row) => {
    const at = values?.[row] ?? NaN;
    if (at <= asOf) come[row] = at;
  });
  return come;
}

/** 1 for the codes of actions that were opened by `asOf`; where no record of actions is given each one named counts. */
function* openedActions(named: TextColumn, actions: Records | undefined, asOf: number): Generator<void, Uint8Array> {
  if (!actions) return new Uint8Array(named.texts.size).fill(1);
  const [id, at] = [textsOf(actions, 'action_id'), valuesOf(actions, 'opened_at')];
  const isOpened = new Uint8Array(id?.texts.size ?? 0);
  yield* eachRow(actions.size, (row) => {
    const code = id?.codes[row] ?? -1;
    if (code >= 0 && actions.mask?.[row] !== 0 && !((at?.[row] ?? NaN) > asOf)) isOpened[code] = 1;
  });
  const same = id ? yield* sameTexts(named.texts, id.texts) : new Int32Array(named.texts.size).fill(-1);
  return Uint8Array.from(same, (code) => isOpened[code] ?? 0);
}

/** What each row led to by `asOf`; a contact that is still to come has led to nothing. */
function* actionsOf(records: Records, actions: Records | undefined, asOf: number): Generator<void, Int32Array> {
  const [named, at] = [textsOf(records, 'action_id'), valuesOf(records, 'contacted_at')];
  const codes = new Int32Array(records.size).fill(-1);
  if (named === null) return codes;
  const isOpened = yield* openedActions(named, actions, asOf);
  yield* eachRow(records.size, (row) => {
    const code = named.codes[row] ?? -1;
    if (isOpened[code] === 1 && !((at?.[row] ?? NaN) > asOf)) codes[row] = code;
  });
  return codes;
}

/** The last row of each response that counts, by its code; −1 for one that does not. */
function* rowsOfResponses({ codes, texts }: TextColumn, mask: Uint8Array | undefined): Generator<void, Int32Array> {
  const rows = new Int32Array(texts.size).fill(-1);
  yield* eachRow(codes.length, (row) => {
    const code = codes[row] ?? -1;
    if (code >= 0 && mask?.[row] !== 0) rows[code] = row;
  });
  return rows;
}

/** Follow-ups beside the answers they are about; `same` has the code of a response among the answers. */
function* readFollowUps(
  records: Records,
  responses: TextColumn,
  actions: Records | undefined,
  asOf: number,
  answers: Records,
  same: Int32Array,
): Generator<void, FollowUps> {
  const [ids, at] = [textsOf(answers, 'response_id'), valuesOf(answers, 'responded_at')];
  const rows = ids ? yield* rowsOfResponses(ids, answers.mask) : new Int32Array(0);
  const [answered, isOrphan] = [new Float64Array(records.size).fill(NaN), new Uint8Array(records.size)];
  yield* eachRow(records.size, (row) => {
    const answer = rows[same[responses.codes[row] ?? -1] ?? -1] ?? -1;
    answered[row] = at?.[answer] ?? NaN;
    isOrphan[row] = Number(answer < 0);
  });
  return {
    records,
    responses,
    contacted: yield* upTo(asOf, records, 'contacted_at'),
    closed: yield* upTo(asOf, records, 'closed_at'),
    actions: yield* actionsOf(records, actions, asOf),
    answered,
    isOrphan,
  };
}

/** Whether a row counts, which needs a response. */
function counts({ records, responses }: FollowUps, row: number): boolean {
  return records.mask?.[row] !== 0 && (responses.codes[row] ?? -1) >= 0;
}

/** Whether a contact was made before the answer came. */
function isEarly({ contacted, answered }: FollowUps, row: number): boolean {
  return (contacted[row] ?? NaN) < (answered[row] ?? NaN);
}

/** Whether a row led to an action before another one did; a row without a contact comes last. */
function leads({ contacted, responses }: FollowUps, row: number, than: number): boolean {
  const [at, before] = [contacted[row] ?? NaN, contacted[than] ?? NaN].map((time) =>
    Number.isNaN(time) ? Infinity : time,
  );
  return at === before ? (responses.at(row) ?? '') < (responses.at(than) ?? '') : (at ?? 0) < (before ?? 0);
}

/**
 * Attributes each action to the follow-up that led to it first, so that sums over answers count it once. Over all
 * follow-ups, whatever answers are there: parts of a feed then attribute as the whole does.
 */
function* attributed(followUps: FollowUps, contacts: Contacts): Generator<void, void> {
  const { actions, responses, records } = followUps;
  const first = new Int32Array(textsOf(records, 'action_id')?.texts.size ?? 0).fill(-1);
  yield* eachRow(records.size, (row) => {
    const code = actions[row] ?? -1;
    if (code < 0 || !counts(followUps, row)) return;
    const known = first[code] ?? -1;
    if (known < 0 || leads(followUps, row, known)) first[code] = row;
  });
  for (const [from, to] of eachStretch(first.length)) {
    for (let code = from; code < to; code++) {
      const response = responses.codes[first[code] ?? -1] ?? -1;
      if (response >= 0) contacts.actions[response] = (contacts.actions[response] ?? 0) + 1;
    }
    yield;
  }
}

/** The earlier of two instants of which either may be missing. */
function earlier(known: number, at: number): number {
  return known <= at || Number.isNaN(at) ? known : at;
}

/** The first contact counts; what was closed without any contact is not closed. */
function* contactsOf(followUps: FollowUps): Generator<void, Contacts> {
  const { responses, contacted, closed, actions, records } = followUps;
  const size = responses.texts.size;
  const missing = () => new Float64Array(size).fill(NaN);
  const contacts: Contacts = {
    contacted: missing(),
    closed: missing(),
    hasAction: new Uint8Array(size),
    actions: new Uint32Array(size),
  };
  yield* eachRow(records.size, (row) => {
    const code = responses.codes[row] ?? -1;
    if (!counts(followUps, row)) return;
    if (!isEarly(followUps, row)) {
      contacts.contacted[code] = earlier(contacts.contacted[code] ?? NaN, contacted[row] ?? NaN);
    }
    contacts.closed[code] = earlier(contacts.closed[code] ?? NaN, closed[row] ?? NaN);
    if ((actions[row] ?? -1) >= 0) contacts.hasAction[code] = 1;
  });
  yield* eachRow(size, (code) => {
    if (Number.isNaN(contacts.contacted[code] ?? NaN)) contacts.closed[code] = NaN;
  });
  yield* attributed(followUps, contacts);
  return contacts;
}

/** What is odd about follow-ups: of no answer, before the answer, or closed without a contact. */
function* issuesOf(followUps: FollowUps, contacts: Contacts): Generator<void, Issue[]> {
  const { records, responses, closed, isOrphan } = followUps;
  const [orphans, early, untold]: [number[], number[], number[]] = [[], [], []];
  yield* eachRow(records.size, (row) => {
    if (!counts(followUps, row)) return;
    const contacted = contacts.contacted[responses.codes[row] ?? -1] ?? NaN;
    if (isOrphan[row] === 1) orphans.push(row);
    if (isEarly(followUps, row)) early.push(row);
    if (!Number.isNaN(closed[row] ?? NaN) && Number.isNaN(contacted)) untold.push(row);
  });
  const issues = [
    ...issueOf('orphan', 'response_id', orphans, records),
    ...issueOf('contact_before_answer', 'contacted_at', early, records),
    ...issueOf('closed_without_contact', 'closed_at', untold, records),
  ];
  return issues.map((issue) => ({ ...issue, field: `follow_ups.${issue.field}` }));
}

/** What was done, as columns of the answers. */
function* columnsOf(answers: Records, contacts: Contacts | null, same: Int32Array): Generator<void, Columns> {
  const ids = textsOf(answers, 'response_id');
  const numbers = () => new Float64Array(answers.size);
  const [contacted, closed] = [numbers().fill(NaN), numbers().fill(NaN)];
  const [hasAction, actions] = [numbers(), numbers()];
  const responses = new Int32Array(ids?.texts.size ?? 0).fill(-1);
  yield* eachRow(same.length, (response) => {
    const code = same[response] ?? -1;
    if (code >= 0) responses[code] = response;
  });
  yield* eachRow(contacts ? answers.size : 0, (row) => {
    const response = responses[ids?.codes[row] ?? -1] ?? -1;
    if (response < 0) return;
    contacted[row] = contacts?.contacted[response] ?? NaN;
    closed[row] = contacts?.closed[response] ?? NaN;
    hasAction[row] = contacts?.hasAction[response] ?? 0;
    actions[row] = contacts?.actions[response] ?? 0;
  });
  return {
    contacted_at: instantColumn(contacted),
    closed_at: instantColumn(closed),
    has_action: numberColumn(hasAction),
    actions: numberColumn(actions),
  };
}

/** What was done about answers. */
export interface Done {
  /** Of the answers: `contacted_at`, `closed_at`, `has_action` and `actions`. */
  readonly columns: Columns;
  readonly issues: readonly Issue[];
}

/**
 * What was done about each answer by `asOf`. The first contact after the answer counts, one before it does not
 * (issue `contact_before_answer`); what was closed without a contact is not closed (`closed_without_contact`); a
 * follow-up of an answer that is not there is an `orphan`. Where `actions` are given, those opened by `asOf` count. An
 * action counts once, for the follow-up that led to it first. In steps between which the caller may pause.
 */
export function* readContacts(
  answers: Records,
  records: Records,
  actions: Records | undefined,
  asOf: number,
): Generator<void, Done> {
  const [responses, ids] = [textsOf(records, 'response_id'), textsOf(answers, 'response_id')];
  if (responses === null) return { columns: yield* columnsOf(answers, null, new Int32Array(0)), issues: [] };
  const same = ids ? yield* sameTexts(responses.texts, ids.texts) : new Int32Array(responses.texts.size).fill(-1);
  const followUps = yield* readFollowUps(records, responses, actions, asOf, answers, same);
  const contacts = yield* contactsOf(followUps);
  const columns = yield* columnsOf(answers, contacts, same);
  return { columns, issues: yield* issuesOf(followUps, contacts) };
}
