import type { Cells, Extras, Fact, SeriesPoint, Settled, Indices } from '../../metric.js';
import { hoursCounted } from '../cases/hours.js';
import { sharesOf } from '../cases/shares.js';
import { total } from '../cases/total.js';
import { shareOf } from '../percent.js';
import { allOf } from '../reading/estimator.js';
import { byPeriod } from '../reading/series.js';
import { countStates } from './attainment.js';
import { slaStates } from './states.js';

function plain(code: string, x: number, n: number): Fact {
  return { code, unit: 'percent', value: (100 * x) / n, low: null, high: null, n };
}

/** Attainment if every target not decided yet is missed, and if every one is met. */
function bounds(cells: Cells): Fact[] {
  const { achieved, breached_closed, breached_open, pending, paused } = countStates(cells, allOf(cells));
  const n = achieved + breached_closed + breached_open + pending + paused;
  if (n === 0 || pending + paused === 0) return [];
  return [plain('worst_case', achieved, n), plain('best_case', achieved + pending + paused, n)];
}

/** Of the cases whose targets are all decided, the share with all of them met. */
function casesMet(cells: Cells, { level }: Settled): Fact[] {
  const n = total(cells, allOf(cells), 'cases_judged');
  const x = total(cells, allOf(cells), 'cases_met');
  const { value, low, high } = shareOf(x, n, level);
  return value === null ? [] : [{ code: 'cases_met', unit: 'percent', value, low, high, n }];
}

function states(cells: Cells, indices: Indices) {
  const counts = countStates(cells, indices);
  return sharesOf(slaStates.map((state) => [state, counts[state]] as const));
}

/** What SLA shows beside attainment: bounds, cases with all targets met, states, states by period, hours of breaches. */
export function* slaExtras(cells: Cells, settled: Settled, series: readonly SeriesPoint[]): Generator<void, Extras> {
  const periods = byPeriod(cells, allOf(cells));
  yield;
  return {
    facts: [...bounds(cells), ...casesMet(cells, settled)],
    states: states(cells, allOf(cells)),
    stack: series.map(({ period, complete, missing }) => ({
      period,
      complete,
      ...(missing && { missing }),
      states: states(cells, periods.get(period) ?? []),
    })),
    hours: hoursCounted(cells, 'n', 'breached'),
  };
}
