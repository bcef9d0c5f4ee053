import { numberColumn, type Linked, type Settled, type Tally } from '../../metric.js';
import { valueReader } from '../columns.js';
import { loopOptions } from './options.js';

/** What an eligible answer adds, each 0 or 1 but for `actions`. */
export const loopAddends = [
  'n',
  'events',
  'censored',
  'contacted',
  'closed',
  'acted',
  'actions',
  'mature',
  'mature_within',
  'overdue',
  'later_contacted',
  'recovered_contacted',
  'later_others',
  'recovered_others',
] as const;

type Amounts = Readonly<Record<(typeof loopAddends)[number], number>> & { readonly duration: number };

const nothing: Amounts = {
  ...(Object.fromEntries(loopAddends.map((name) => [name, 0])) as Record<(typeof loopAddends)[number], number>),
  duration: NaN,
};

interface Answer {
  readonly answered: number;
  readonly contacted: number;
  readonly closed: number;
  readonly laterAt: number;
  readonly isLaterUnhappy: number;
  readonly hasAction: number;
  readonly actions: number;
}

/** How long an answer waited, or has waited by `asOf`, and whether that was within the target. */
function waited({ answered, contacted }: Answer, asOf: number, target: number) {
  const isContacted = contacted >= answered;
  const duration = (isContacted ? contacted : asOf) - answered;
  if (Number.isNaN(duration)) return { duration, events: 0, censored: 0, mature: 0, mature_within: 0, overdue: 0 };
  const isMature = asOf - answered >= target;
  return {
    duration,
    events: Number(isContacted),
    censored: Number(!isContacted),
    mature: Number(isMature),
    mature_within: Number(isMature && isContacted && duration <= target),
    overdue: Number(!isContacted && duration > target),
  };
}

/** Whether the customer's next answer came after a contact, and whether it was happy again. */
function recovered({ contacted, laterAt, isLaterUnhappy }: Answer, wasUnhappy: boolean) {
  const hasLater = wasUnhappy && !Number.isNaN(laterAt);
  const isAfter = contacted <= laterAt;
  const isRecovered = hasLater && isLaterUnhappy === 0;
  return {
    later_contacted: Number(hasLater && isAfter),
    recovered_contacted: Number(isRecovered && isAfter),
    later_others: Number(hasLater && !isAfter),
    recovered_others: Number(isRecovered && !isAfter),
  };
}

function reader(linked: Linked): (row: number) => Answer {
  const of = (name: string) => valueReader(linked, name);
  const [answered, contacted, closed, laterAt] = [
    of('responded_at'),
    of('contacted_at'),
    of('closed_at'),
    of('later_at'),
  ];
  const [later, hasAction, actions] = [of('later_unhappy'), of('has_action'), of('actions')];
  return (row) => ({
    answered: answered(row),
    contacted: contacted(row),
    closed: closed(row),
    laterAt: laterAt(row),
    isLaterUnhappy: later(row),
    hasAction: hasAction(row),
    actions: actions(row),
  });
}

function amountsOf(answer: Answer, wasUnhappy: boolean, asOf: number, target: number): Amounts {
  return {
    ...waited(answer, asOf, target),
    ...recovered(answer, wasUnhappy),
    n: 1,
    contacted: Number(!Number.isNaN(answer.contacted)),
    closed: Number(!Number.isNaN(answer.closed)),
    acted: answer.hasAction,
    actions: answer.actions,
  };
}

/**
 * What each answer that calls for a follow-up adds, by its `duration` in milliseconds from answer to first contact
 * (`events`), or to `as_of` (`censored`); null where the answer has no time. Other answers add nothing.
 */
export function tallyLoop(linked: Linked, settled: Settled): Tally {
  const { target } = loopOptions(settled);
  const asOf = settled.asOf ?? NaN;
  const [eligible, unhappy, answer] = [valueReader(linked, 'eligible'), valueReader(linked, 'unhappy'), reader(linked)];
  const amounts = Array.from({ length: linked.size }, (_, row) =>
    eligible(row) === 1 ? amountsOf(answer(row), unhappy(row) === 1, asOf, target) : nothing,
  );
  return {
    keys: { duration: numberColumn(Float64Array.from(amounts, ({ duration }) => duration)) },
    addends: Object.fromEntries(loopAddends.map((name) => [name, Float64Array.from(amounts, (of) => of[name])])),
  };
}
