import { monthSteps, namedMonths, type CurveProbe, type DurationMark } from '../charts/index.js';
import type { Curve, Measure } from '../metric.js';
import type { LifePoint, Text } from '../text/index.js';
import { atRisk, curveDomain, hoursMarks, probesIn, reachedAt, withinOf, type HoursDomain } from './durations.js';

/** How curves of one unit are drawn and said: those of hours are about cases that end, those of months about who stays. */
export interface CurveAxis {
  /** The axis on which a curve can be seen. */
  readonly domain: HoursDomain;
  /** Steps between ticks; without them those of hours. */
  readonly steps?: readonly number[];
  readonly tick: (x: number) => string;
  readonly probes: (curve: Curve) => readonly CurveProbe[];
  /** The lines of the whole picture and of a small one. */
  readonly marks: readonly DurationMark[];
  readonly smallMarks: (curve: Curve) => readonly DurationMark[];
  /** Head of the numbers at risk. */
  readonly atRisk: string;
  /** What a curve says as a whole. */
  readonly sentence: string;
  /** What stands beside a segment's name: its median, or the measure's value for it. */
  readonly head: (curve: Curve) => string;
}

function keyOf({ by, key, x_unit: unit }: Curve, at: number): string {
  return JSON.stringify([unit === 'months' ? 'life' : 'curve', by, key, at]);
}

function nameOf({ by, key }: Curve, text: Text): string {
  return by === null ? '' : text.segmentName(key);
}

function hoursAxis(measure: Measure, whole: Curve, text: Text): CurveAxis {
  const within = withinOf(measure);
  const domain = curveDomain(whole, within);
  return {
    domain,
    tick: (hours) => text.span(hours),
    probes: (curve) =>
      probesIn(domain, within).map((hours) => ({
        key: keyOf(curve, hours),
        label: text.reached(nameOf(curve, text), reachedAt(curve, hours), curve.shows, atRisk(curve, hours)),
        at: hours,
      })),
    marks: hoursMarks(measure, whole, text),
    smallMarks: (curve) =>
      within.map((hours) => ({ at: hours, kind: 'target', text: text.within(reachedAt(curve, hours), curve.shows) })),
    atRisk: text.atRisk,
    sentence: text.curve(
      whole,
      measure.quantiles ?? [],
      within.map((hours) => reachedAt(whole, hours)),
    ),
    head: ({ by, key }) => {
      const segment = measure.segments.find((found) => found.by === by && found.key === key);
      return typeof segment?.value === 'number' ? text.value(segment.value, measure.unit) : '';
    },
  };
}

/** Months that a sentence names. */
const spokenMonths = [3, 12, 24];

/** What a curve says after some months. */
function lifeAt(curve: Curve, months: number): LifePoint {
  const { value, low, high } = reachedAt(curve, months);
  if (curve.shows === 'surviving') return { months, value, low, high };
  const rest = (share: number | null) => (share === null ? null : 100 - share);
  return { months, value: 100 - value, low: rest(high), high: rest(low) };
}

function medianMarks({ median }: Curve, text: Text): DurationMark[] {
  if (!median || median.value === null) return [];
  return [{ at: median.value, kind: 'quantile', text: text.medianShort(median) }];
}

function monthsAxis(whole: Curve, text: Text): CurveAxis {
  const last = whole.points.at(-1)?.x ?? 1;
  const inside = (months: number) => months <= last;
  return {
    domain: { domain: [0, Math.max(1, last)], isLogarithmic: false },
    steps: monthSteps,
    tick: (months) => text.monthTick(months),
    probes: (curve) =>
      namedMonths.filter(inside).map((months) => ({
        key: keyOf(curve, months),
        label: text.lifePoint(nameOf(curve, text), lifeAt(curve, months), atRisk(curve, months)),
        at: months,
      })),
    marks: medianMarks(whole, text),
    smallMarks: (curve) => medianMarks(curve, text).map((mark) => ({ ...mark, text: '' })),
    atRisk: text.followed,
    sentence: text.lifeCurve(
      whole,
      spokenMonths.filter(inside).map((months) => lifeAt(whole, months)),
    ),
    head: ({ median }) => (median ? text.medianShort(median) : ''),
  };
}

/** How the curves of a measure are drawn and said, in the unit of the whole one. */
export function curveAxis(measure: Measure, whole: Curve, text: Text): CurveAxis {
  return whole.x_unit === 'months' ? monthsAxis(whole, text) : hoursAxis(measure, whole, text);
}
