import { numberColumn, type Linked, type Settled, type Tally } from '../../metric.js';
import { eachStretch } from '../../rollup/each-row.js';
import { byNames } from '../by-names.js';
import { valuesOf } from '../columns.js';
import { loopOptions } from './options.js';

/** What an eligible answer adds, each 0 or 1 but for `actions`. */
const loopAddends = [
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

type Amounts = Readonly<Record<(typeof loopAddends)[number], Float64Array>>;

/** The columns of answers; those that the lines lack are empty. */
interface Answers {
  readonly eligible: Float64Array;
  readonly unhappy: Float64Array;
  readonly answered: Float64Array;
  readonly contacted: Float64Array;
  readonly closed: Float64Array;
  readonly laterAt: Float64Array;
  readonly laterUnhappy: Float64Array;
  readonly hasAction: Float64Array;
  readonly actions: Float64Array;
}

function answersOf(linked: Linked): Answers {
  const of = (name: string) => valuesOf(linked, name) ?? new Float64Array(0);
  return {
    eligible: of('eligible'),
    unhappy: of('unhappy'),
    answered: of('responded_at'),
    contacted: of('contacted_at'),
    closed: of('closed_at'),
    laterAt: of('later_at'),
    laterUnhappy: of('later_unhappy'),
    hasAction: of('has_action'),
    actions: of('actions'),
  };
}

/** What answers add, as it is written row by row. */
interface Adding {
  readonly answers: Answers;
  readonly amounts: Amounts;
  readonly durations: Float64Array;
  readonly asOf: number;
  readonly target: number;
}

/** How long an answer waited, or has waited by `as_of`, and whether that was within the target. */
function addWaiting({ answers, amounts, durations, asOf, target }: Adding, row: number): void {
  const answered = answers.answered[row] ?? NaN;
  const contacted = answers.contacted[row] ?? NaN;
  const isContacted = contacted >= answered;
  const duration = (isContacted ? contacted : asOf) - answered;
  if (Number.isNaN(duration)) return;
  const isMature = asOf - answered >= target;
  durations[row] = duration;
  amounts.events[row] = Number(isContacted);
  amounts.censored[row] = Number(!isContacted);
  amounts.mature[row] = Number(isMature);
  amounts.mature_within[row] = Number(isMature && isContacted && duration <= target);
  amounts.overdue[row] = Number(!isContacted && duration > target);
}

/** Whether the customer's next answer came after a contact, and whether it was happy again. */
function addRecovery({ answers, amounts }: Adding, row: number): void {
  const laterAt = answers.laterAt[row] ?? NaN;
  if (answers.unhappy[row] !== 1 || Number.isNaN(laterAt)) return;
  const isAfter = (answers.contacted[row] ?? NaN) <= laterAt;
  const isRecovered = answers.laterUnhappy[row] === 0;
  amounts.later_contacted[row] = Number(isAfter);
  amounts.recovered_contacted[row] = Number(isRecovered && isAfter);
  amounts.later_others[row] = Number(!isAfter);
  amounts.recovered_others[row] = Number(isRecovered && !isAfter);
}

function addAnswer(adding: Adding, row: number): void {
  const { answers, amounts } = adding;
  amounts.n[row] = 1;
  amounts.contacted[row] = Number(!Number.isNaN(answers.contacted[row] ?? NaN));
  amounts.closed[row] = Number(!Number.isNaN(answers.closed[row] ?? NaN));
  amounts.acted[row] = answers.hasAction[row] ?? NaN;
  amounts.actions[row] = answers.actions[row] ?? NaN;
  addWaiting(adding, row);
  addRecovery(adding, row);
}

/**
 * What each answer that calls for a follow-up adds, by its `duration` in milliseconds from answer to first contact
 * (`events`), or to `as_of` (`censored`); null where the answer has no time. Other answers add nothing. In steps between
 * which the caller may pause.
 */
export function* tallyLoop(linked: Linked, settled: Settled): Generator<void, Tally> {
  const { target } = loopOptions(settled);
  const amounts = byNames(loopAddends, () => new Float64Array(linked.size));
  const durations = new Float64Array(linked.size).fill(NaN);
  const adding: Adding = { answers: answersOf(linked), amounts, durations, asOf: settled.asOf ?? NaN, target };
  for (const [from, to] of eachStretch(linked.size)) {
    for (let row = from; row < to; row++) if (adding.answers.eligible[row] === 1) addAnswer(adding, row);
    yield;
  }
  return { keys: { duration: numberColumn(durations) }, addends: amounts };
}
