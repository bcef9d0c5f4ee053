import { cutPeriods } from '../../calendar/cut-periods.js';
import { numberColumn, textColumn, type Column, type Linked, type Settled, type Tally } from '../../metric.js';
import { eachRow } from '../../rollup/each-row.js';
import { valuesOf } from '../columns.js';
import { own } from './link.js';

/** Where the renewal of a contract lay before the day that is asked about. */
export const passed = 'passed';

/** The names of the key columns. */
export const riskKeys = ['month_end', 'renewal', 'reasons'] as const;

/** The quarter in which each line's contract is due for renewal: `2026-Q4`, `passed`, or nothing where nobody says. */
function* renewals(linked: Linked, settled: Settled): Generator<void, Column> {
  const instants = valuesOf(linked, own.renewal) ?? new Float64Array(linked.size).fill(NaN);
  const { codes, dictionary } = yield* cutPeriods(instants, 'quarter', settled);
  const quarters = codes.slice();
  const times = linked.time?.values;
  yield* eachRow(linked.size, (line) => {
    if ((instants[line] ?? NaN) < (times?.[line] ?? NaN)) quarters[line] = dictionary.length;
  });
  return textColumn(quarters, [...dictionary, passed]);
}

/**
 * Each line adds a customer, `priced` where its revenue is known, with its revenue and the square of it; and the same again
 * as `at_risk` where there is a reason for worry.
 */
export function* tallyRisk(linked: Linked, settled: Settled): Generator<void, Tally> {
  const amounts = () => new Float64Array(linked.size);
  const [n, atRisk, priced, revenue, squared, lost, lostSquared] = [
    amounts().fill(1),
    amounts(),
    amounts(),
    amounts(),
    amounts(),
    amounts(),
    amounts(),
  ];
  const [known, masks] = [valuesOf(linked, own.revenue), valuesOf(linked, own.mask)];
  yield* eachRow(linked.size, (line) => {
    const [amount, isAtRisk] = [known?.[line] ?? NaN, Number((masks?.[line] ?? 0) > 0)];
    atRisk[line] = isAtRisk;
    priced[line] = Number(!Number.isNaN(amount));
    revenue[line] = amount || 0;
    squared[line] = (amount || 0) ** 2;
    lost[line] = isAtRisk * (amount || 0);
    lostSquared[line] = isAtRisk * (amount || 0) ** 2;
  });
  const none = numberColumn(amounts().fill(NaN));
  return {
    keys: {
      month_end: linked.columns[own.month] ?? none,
      renewal: yield* renewals(linked, settled),
      reasons: linked.columns[own.mask] ?? none,
    },
    addends: {
      n,
      at_risk: atRisk,
      priced,
      revenue,
      revenue_squared: squared,
      revenue_at_risk: lost,
      revenue_at_risk_squared: lostSquared,
    },
  };
}
