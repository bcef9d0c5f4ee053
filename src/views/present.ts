import type { Estimate, Measure, SeriesPoint } from '../metric.js';
import type { Text } from '../text/index.js';

/** A figure as it stands now, and the period that it is of; null for its whole window. */
export interface Present extends Estimate {
  readonly period: string | null;
}

/** What a measure says now: of the period to which it shows a change, where it compares periods, else of its whole window. */
export function presentOf({ series, change, value, low, high, n }: Measure): Present {
  const point = series.find(({ period }) => period === change?.to);
  return point && point.value !== null ? point : { value, low, high, n, period: null };
}

/** The period that a standing is of: the last complete one with that value, else the one that still runs. */
function pointOf({ series, value }: Measure): readonly SeriesPoint[] {
  const same = series.filter((point) => point.value === value);
  const complete = same.filter((point) => point.complete);
  return (complete.length > 0 ? complete : same).slice(-1);
}

/** The first and last period that a value is of: all that there are, or for a standing the one that it is of. */
function extentOf(measure: Measure): readonly [string, string] | null {
  const { series, standing, value } = measure;
  const own = standing ? pointOf(measure) : series;
  const [first, last] = [own[0], own.at(-1)];
  return first && last && value !== null ? [first.period, last.period] : null;
}

/** The periods that the value of a measure is of, in words; empty where they are not known. */
export function windowWords(measure: Measure, text: Text): string {
  const extent = extentOf(measure);
  if (extent === null) return '';
  const [first, last] = extent.map((period) => text.periodName(period, measure.context));
  return first === undefined || last === undefined ? '' : text.window(first, last);
}

/** The last period that is compared, with what a measure says of it, in words; null where that is the value itself. */
export function presentWords(measure: Measure, text: Text): { readonly name: string; readonly figure: string } | null {
  const { period, value } = presentOf(measure);
  if (period === null || value === null || value === measure.value) return null;
  return { name: text.periodName(period, measure.context), figure: text.figure(value, measure.unit) };
}
