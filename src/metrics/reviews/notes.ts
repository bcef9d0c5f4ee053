import type { Cells, Note, Settled } from '../../metric.js';
import { total } from '../cases/total.js';
import { breaksIn } from './categories.js';
import type { PartIndices } from './sums.js';

/** What a reader should know of reviews: a rubric that changed, no cases to draw from, and how reviews were drawn. */
export function reviewNotes(cells: Cells, parts: PartIndices, settled: Settled): Note[] {
  const units = total(cells, parts.unit, 'units');
  const last = breaksIn(cells, parts.category, settled).at(-1);
  return [
    ...(last ? [{ code: 'rubric_changed' as const, period: last.period, version: last.version }] : []),
    ...(units > 0 && parts.case.length === 0 ? [{ code: 'no_population' as const }] : []),
    ...(units > 0 && total(cells, parts.unit, 'drawn') < units ? [{ code: 'sample_unknown' as const }] : []),
  ];
}
