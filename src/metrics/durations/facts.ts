import type { Cells, Fact, Indices } from '../../metric.js';
import { kaplanMeier, survivalAt } from '../../stats/kaplan-meier.js';
import { wilson } from '../../stats/wilson.js';
import { durationsOf, lifeTable, msPerHour } from './life-table.js';
import { total, waitingByAge } from './sums.js';

type Limits = Pick<Fact, 'low' | 'high'>;

const unlimited: Limits = { low: null, high: null };

/** A count as a figure of its own. */
export function countFact(code: string, value: number): Fact {
  return { code, unit: 'count', value, ...unlimited, n: value };
}

/** The share x of n in percent with Wilson's interval (1927); none where there is no case. */
export function shareFact(code: string, x: number, n: number, level: number): Fact[] {
  if (n === 0) return [];
  const interval = wilson(x, n, level);
  const limits = interval ? { low: 100 * interval.low, high: 100 * interval.high } : unlimited;
  return [{ code, unit: 'percent', value: (100 * x) / n, ...limits, n }];
}

/** P(T ≤ hours) in percent for each of the hours, from the curve and with its band. */
export function withinFacts(cells: Cells, indices: Indices, level: number, hours: readonly number[]): Fact[] {
  const table = lifeTable(cells, indices);
  const curve = kaplanMeier(table, level);
  if (!curve) return [];
  return hours.map((at) => {
    const { value, low, high } = survivalAt(curve, at);
    const limits = low === null || high === null ? unlimited : { low: 100 * (1 - high), high: 100 * (1 - low) };
    return { code: 'within_target', unit: 'percent', value: 100 * (1 - value), ...limits, n: curve.n, at };
  });
}

/** How many cases came to their end, and how many still wait. */
export function stateFacts(cells: Cells, indices: Indices): Fact[] {
  const waiting = [...waitingByAge(cells, indices).values()];
  const open = waiting.reduce((sum, count) => sum + count, 0);
  return [countFact('completed', total(cells, indices, 'events')), countFact('open', open)];
}

/** The share of solved cases of which a solve was undone. */
export function reopenFacts(cells: Cells, indices: Indices, level: number): Fact[] {
  return shareFact('reopen_rate', total(cells, indices, 'reopened'), total(cells, indices, 'solved'), level);
}

/** Cases answered within some seconds of all that could have been: answered, abandoned, or waiting longer than that. */
function inTime(cells: Cells, indices: Indices, limit: number) {
  const durations = durationsOf(cells);
  const within = indices.filter((index) => (durations[index] ?? NaN) <= limit);
  const answered = total(cells, within, 'events');
  const undecided = total(cells, within, 'censored') - total(cells, within, 'abandoned');
  return { answered, offered: total(cells, indices, 'n') - undecided };
}

/**
 * What live channels watch: the share abandoned among answered and abandoned cases, where any was abandoned, and the
 * share answered within `seconds` (0: not asked for) of all answered, abandoned or waiting longer.
 */
export function liveFacts(cells: Cells, indices: Indices, level: number, seconds: number): Fact[] {
  const abandoned = total(cells, indices, 'abandoned');
  const left =
    abandoned > 0 ? shareFact('abandoned', abandoned, abandoned + total(cells, indices, 'events'), level) : [];
  if (seconds === 0) return left;
  const { answered, offered } = inTime(cells, indices, seconds * 1000);
  return [
    ...shareFact('within_seconds', answered, offered, level).map((fact) => ({
      ...fact,
      at: (seconds * 1000) / msPerHour,
    })),
    ...left,
  ];
}

/** Cases solved without any reply of a person: they have no response time. */
export function unansweredFacts(cells: Cells, indices: Indices): Fact[] {
  const count = total(cells, indices, 'no_reply');
  return count > 0 ? [countFact('no_reply', count)] : [];
}
