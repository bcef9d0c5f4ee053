import type { Records } from '../../metric.js';
import { textsOf } from '../columns.js';
import type { Snapshot } from '../subscriptions/snapshot.js';
import { monthsByBand } from './bands.js';
import { atOnce } from './by-customer.js';
import { addLine, endLine, type Lines } from './lines.js';

/** Adds a customer's months by band of tenure, of which the last holds the churn. */
function addExposure(lines: Lines, row: number, held: number, months: number, hasLeft: boolean): void {
  const exposures = monthsByBand(months);
  const last = Math.max(
    0,
    exposures.findLastIndex((exposure) => exposure > 0),
  );
  exposures.forEach((exposure, band) => {
    const isEnd = hasLeft && band === last;
    if (exposure === 0 && !isEnd) return;
    const line = addLine(lines, 'snapshot', row);
    lines.held[line] = held;
    lines.tenure[line] = band;
    lines.n[line] = Number(band === 0);
    lines.exposure[line] = exposure;
    lines.churned[line] = Number(isEnd);
  });
}

/**
 * Adds the lines of a snapshot, one row a customer: its whole months by band of tenure, and its life. The tier is the one
 * that the row names, for all of the months.
 */
export function* addSnapshot(lines: Lines, main: Records, { rows, months, churned }: Snapshot): Generator<void, void> {
  const tier = textsOf(main, 'tier')?.codes;
  for (let customer = 0; customer < rows.length; customer++) {
    if (customer % atOnce === atOnce - 1) yield;
    const row = rows[customer] ?? -1;
    const [held, lasted, hasLeft] = [tier?.[row] ?? -1, months[customer] ?? 0, churned[customer] === 1];
    addExposure(lines, row, held, Math.round(lasted), hasLeft);
    const life = addLine(lines, 'life', row);
    lines.held[life] = held;
    endLine(lines, life, lasted, hasLeft);
  }
}
