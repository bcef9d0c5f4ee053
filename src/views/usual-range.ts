import type { ControlChart, Measure } from '../metric.js';
import { beyondAtEnd, usualRange, type SeriesEnd } from '../stats/usual-range.js';
import type { Text } from '../text/index.js';
import type { UsualRange } from '../text/moves.js';
import { comparable } from '../text/series.js';

type Named = readonly { readonly period: string }[];

function told(
  range: Omit<UsualRange, 'side' | 'rule' | 'since' | 'length'>,
  end: SeriesEnd | null,
  periods: Named,
): UsualRange {
  const { low, high, provisional } = range;
  if (end === null) return { low, high, provisional, side: null, rule: null, since: null, length: 0 };
  const { side, rule, from, length } = end;
  return { low, high, provisional, side, rule, since: periods[from]?.period ?? null, length };
}

/** What a chart of the value itself says of its end. */
function ofChart({ points, shift, provisional }: ControlChart, { series }: Measure): UsualRange | null {
  const isComplete = (period: string) => series.find((point) => point.period === period)?.complete !== false;
  const complete = points.filter(({ period, low }) => isComplete(period) && low !== null);
  const last = complete.at(-1);
  if (!last || last.low === null || last.high === null) return null;
  const sides = complete.map(({ value, high, signal }) =>
    signal ? ((value ?? 0) > (high ?? 0) ? 'high' : 'low') : null,
  );
  const beyond = beyondAtEnd(sides, (index) => complete[index]?.value !== null);
  const from = shift ? complete.findIndex(({ period }) => period === shift.from) : -1;
  const reachesEnd = shift !== null && from >= 0 && from + shift.length >= complete.length;
  const run = reachesEnd ? ({ side: shift.side, rule: 'run', from, length: shift.length } as const) : null;
  return told({ low: last.low, high: last.high, provisional }, beyond ?? run, complete);
}

/**
 * How the last complete periods stand to the value's usual range: by its own control chart where it has one, else by an XmR
 * chart of its series since the definition changed last. Null under twelve periods, for waves as for times, and for standings,
 * whose periods share most of what they count.
 */
export function usualRangeOf(measure: Measure): UsualRange | null {
  const { control, standing } = measure;
  if (standing) return null;
  if (control && control.of === undefined && control.centre !== null) return ofChart(control, measure);
  const periods = comparable(measure).filter(({ complete }) => complete);
  const range = usualRange(periods.map(({ value }) => value));
  return range && told(range, range.end, periods);
}

/** The same in one sentence; empty where no range can be told. The words need the part `moves`. */
export function signalSentence(measure: Measure, text: Text): string {
  return text.usualRange(usualRangeOf(measure), measure);
}
