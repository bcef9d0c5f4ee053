import type { Issue, IssueCode, Records } from '../../metric.js';
import { issueOf } from '../../rollup/issues.js';
import { textReader, valueReader } from '../columns.js';

/** What was done about one answer by `as_of`; instants in epoch milliseconds, `NaN` for what has not happened. */
export interface Contact {
  readonly contacted: number;
  readonly closed: number;
  readonly hasAction: boolean;
  /** Actions that no earlier follow-up led to. */
  readonly actions: number;
}

/** One row of the follow-ups. */
interface FollowUp {
  readonly row: number;
  readonly response: string;
  readonly contacted: number;
  readonly closed: number;
  readonly action: string | null;
}

/** When a response was given: `NaN` when that is not known, undefined when there is no such response. */
type AnsweredAt = (response: string) => number | undefined;

function followUpsIn(records: Records): FollowUp[] {
  const [id, action] = [textReader(records, 'response_id'), textReader(records, 'action_id')];
  const [contacted, closed] = [valueReader(records, 'contacted_at'), valueReader(records, 'closed_at')];
  return Array.from({ length: records.size }, (_, row) => row).flatMap((row) => {
    const response = records.mask?.[row] === 0 ? null : id(row);
    if (response === null) return [];
    return [{ row, response, contacted: contacted(row), closed: closed(row), action: action(row) }];
  });
}

/** What has happened by `asOf`; what has not is taken away again. */
function seenBy(asOf: number, followUp: FollowUp): FollowUp {
  const { contacted, closed, action } = followUp;
  return {
    ...followUp,
    contacted: contacted <= asOf ? contacted : NaN,
    closed: closed <= asOf ? closed : NaN,
    action: contacted > asOf ? null : action,
  };
}

/** The actions known to be opened by `asOf`; null where no record of actions is given and each one named counts. */
function openedActions(actions: Records | undefined, asOf: number): ReadonlySet<string> | null {
  if (!actions) return null;
  const [id, at] = [textReader(actions, 'action_id'), valueReader(actions, 'opened_at')];
  const rows = Array.from({ length: actions.size }, (_, row) => row);
  return new Set(rows.flatMap((row) => (actions.mask?.[row] === 0 || at(row) > asOf ? [] : (id(row) ?? []))));
}

/** Attributes each action to the follow-up that led to it first, so that sums over answers count it once. */
function actionsByResponse(followUps: readonly FollowUp[]): Map<string, number> {
  const first = new Map<string, FollowUp>();
  const time = ({ contacted }: FollowUp) => (Number.isNaN(contacted) ? Infinity : contacted);
  for (const followUp of followUps) {
    if (followUp.action === null) continue;
    const known = first.get(followUp.action);
    const [at, before] = [time(followUp), known ? time(known) : Infinity];
    const isFirst = !known || at < before || (at === before && followUp.response < known.response);
    if (isFirst) first.set(followUp.action, followUp);
  }
  const counts = new Map<string, number>();
  for (const { response } of first.values()) counts.set(response, (counts.get(response) ?? 0) + 1);
  return counts;
}

function earliest(times: readonly number[]): number {
  const known = times.filter((at) => !Number.isNaN(at));
  return known.reduce((least, at) => Math.min(least, at), known[0] ?? NaN);
}

function byResponse(followUps: readonly FollowUp[]): Map<string, FollowUp[]> {
  const groups = new Map<string, FollowUp[]>();
  for (const followUp of followUps) {
    const group = groups.get(followUp.response);
    if (group) group.push(followUp);
    else groups.set(followUp.response, [followUp]);
  }
  return groups;
}

/** The first contact counts; what was closed without any contact is not closed. */
function contactOf(followUps: readonly FollowUp[], actions: number): Contact {
  const contacted = earliest(followUps.map((followUp) => followUp.contacted));
  const closed = Number.isNaN(contacted) ? NaN : earliest(followUps.map((followUp) => followUp.closed));
  return { contacted, closed, hasAction: followUps.some(({ action }) => action !== null), actions };
}

function issuesOf(code: IssueCode, field: string, followUps: readonly FollowUp[], records: Records): Issue[] {
  const rows = followUps.map(({ row }) => row);
  return issueOf(code, field, rows, records).map((issue) => ({ ...issue, field: `follow_ups.${field}` }));
}

/**
 * What was done about each response by `asOf`. The first contact after the answer counts, one before it does not
 * (issue `contact_before_answer`); what was closed without a contact is not closed (`closed_without_contact`); a
 * follow-up of an answer that is not there is an `orphan`. Where `actions` are given, those opened by `asOf` count.
 */
export function readContacts(
  records: Records,
  actions: Records | undefined,
  asOf: number,
  answeredAt: AnsweredAt,
): { readonly contacts: ReadonlyMap<string, Contact>; readonly issues: readonly Issue[] } {
  const opened = openedActions(actions, asOf);
  const isOpened = (action: string | null) => action !== null && (opened === null || opened.has(action));
  const all = followUpsIn(records)
    .map((followUp) => seenBy(asOf, followUp))
    .map((followUp) => ({ ...followUp, action: isOpened(followUp.action) ? followUp.action : null }));
  const isEarly = ({ contacted, response }: FollowUp) => contacted < (answeredAt(response) ?? NaN);
  const counted = all.map((followUp) => ({ ...followUp, contacted: isEarly(followUp) ? NaN : followUp.contacted }));
  // Over all follow-ups, whatever answers are there: parts of a feed then attribute as the whole does.
  const counts = actionsByResponse(all);
  const contacts = new Map<string, Contact>();
  for (const [response, group] of byResponse(counted))
    contacts.set(response, contactOf(group, counts.get(response) ?? 0));
  const isUntold = ({ response, closed }: FollowUp) =>
    !Number.isNaN(closed) && Number.isNaN(contacts.get(response)?.contacted ?? NaN);
  const orphans = all.filter(({ response }) => answeredAt(response) === undefined);
  return {
    contacts,
    issues: [
      ...issuesOf('orphan', 'response_id', orphans, records),
      ...issuesOf('contact_before_answer', 'contacted_at', all.filter(isEarly), records),
      ...issuesOf('closed_without_contact', 'closed_at', counted.filter(isUntold), records),
    ],
  };
}
