import { textsOf } from '../columns.js';
import { atOnce } from './by-customer.js';
import { addLine, endLine, type Lines } from './lines.js';
import { instantsOf, type MonthSource } from './month-lines.js';

/** The last month of a customer's first unbroken stay. */
function endOfStay({ starts, month }: MonthSource['months'], customer: number): number {
  const end = starts[customer + 1] ?? 0;
  let at = starts[customer] ?? 0;
  while (at + 1 < end && month[at + 1] === (month[at] ?? 0) + 1) at++;
  return month[at] ?? 0;
}

/**
 * Adds a line for each customer: the months from the first to the one in which it first left, though it may have come
 * back, or to the last complete month where it never left, with the tier it began with.
 */
export function* addLives(
  lines: Lines,
  { main, months, settled }: Pick<MonthSource, 'main' | 'months' | 'settled'>,
): Generator<void, void> {
  const tier = textsOf(main, 'tier')?.codes;
  const { dates } = instantsOf(months, settled);
  for (let customer = 0; customer < months.customers; customer++) {
    if (customer % atOnce === atOnce - 1) yield;
    const from = months.starts[customer] ?? 0;
    const [first, last] = [months.month[from] ?? 0, endOfStay(months, customer)];
    if (first >= months.last) continue;
    const hasLeft = last < months.last;
    const line = addLine(lines, 'life', months.row[from] ?? -1);
    lines.time[line] = dates[first - months.first] ?? NaN;
    lines.held[line] = tier?.[months.row[from] ?? -1] ?? -1;
    endLine(lines, line, (hasLeft ? last + 1 : months.last) - first, hasLeft);
  }
}
