import type { Records } from '../../metric.js';
import { textReader, valueReader } from '../columns.js';

/** The next answer of the same customer: when it came and whether it was unhappy again. */
export interface Later {
  readonly at: number;
  readonly isUnhappy: boolean;
}

interface Answer {
  readonly row: number;
  readonly at: number;
  readonly isUnhappy: boolean;
}

/** Accounts, and respondents where no account is known. */
function customersOf(records: Records): (row: number) => string | null {
  const [account, respondent] = [textReader(records, 'account_id'), textReader(records, 'respondent_id')];
  const kind = textReader(records, 'kind');
  return (row) => {
    const [own, person] = [account(row), respondent(row)];
    return own === null && person === null ? null : JSON.stringify([kind(row), own, own === null ? person : null]);
  };
}

function answersByCustomer(records: Records): Map<string, Answer[]> {
  const [customer, at, unhappy] = [
    customersOf(records),
    valueReader(records, 'responded_at'),
    valueReader(records, 'unhappy'),
  ];
  const groups = new Map<string, Answer[]>();
  for (let row = 0; row < records.size; row++) {
    const who = records.mask?.[row] === 0 || Number.isNaN(at(row)) || Number.isNaN(unhappy(row)) ? null : customer(row);
    if (who === null) continue;
    const answer = { row, at: at(row), isUnhappy: unhappy(row) === 1 };
    const group = groups.get(who);
    if (group) group.push(answer);
    else groups.set(who, [answer]);
  }
  return groups;
}

/** Of answers at the same instant an unhappy one counts, so that the order of rows does not matter. */
function inOrder(a: Answer, b: Answer): number {
  return a.at - b.at || Number(b.isUnhappy) - Number(a.isUnhappy);
}

/** The next later answer of the same customer to the same kind of survey, by row. */
export function laterAnswers(records: Records): ReadonlyMap<number, Later> {
  const later = new Map<number, Later>();
  for (const answers of answersByCustomer(records).values()) {
    answers.sort(inOrder);
    let next: Answer | null = null;
    for (let i = answers.length - 1; i >= 0; i--) {
      const [answer, following] = [answers[i], answers[i + 1]];
      if (!answer) continue;
      // The first of several at one instant stands for them all.
      if (following && following.at > answer.at) next = following;
      if (next) later.set(answer.row, next);
    }
  }
  return later;
}
