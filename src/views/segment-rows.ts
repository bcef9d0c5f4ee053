import { dotInterval, type DotRow } from '../charts/index.js';
import { countedOf, type Measure, type Segment } from '../metric.js';
import type { Text } from '../text/index.js';
import { chartName, type ViewContext } from './context.js';
import { segmentKey } from './dimensions.js';
import { segmentRemarks, segmentsBy } from './segments-by.js';
import { axisOf, limitsOf, verdictMark, verdictTone } from './tones.js';

function rowOf(segment: Segment, measure: Measure, text: Text): DotRow {
  const { value, low, high, n } = segment;
  const verdict = segment.rest?.verdict ?? null;
  const word = text.versusRestShort(verdict);
  const name = text.segmentName(segment.key);
  return {
    key: segmentKey(segment),
    label: text.point(name, segment, measure.unit, segmentRemarks(segment, measure, text), countedOf(measure)),
    name,
    value,
    low,
    high,
    shown: value === null ? '' : text.amount(value, measure.unit),
    // Where the value is the count itself, once is enough.
    n: n === null || measure.unit === 'count' ? '' : text.count(n),
    absent: segment.hidden ? text.hidden(measure.context.min_group, countedOf(measure)) : text.nothing,
    mark: word === '' ? '' : `${verdictMark(verdict)} ${word}`,
    tone: verdictTone(verdict, measure.better),
  };
}

/** The segments of one dimension as dots with intervals, highest first. */
export function segmentsChart(measure: Measure, context: ViewContext, dimension: string, width: number) {
  const { text, direction, active } = context;
  const { unit, value } = measure;
  const rows = segmentsBy(measure, dimension).map((segment) => rowOf(segment, measure, text));
  return dotInterval(rows, {
    width,
    direction,
    active,
    label: `${chartName(measure, context, 'segments')}, ${text.dimensionName(dimension)}`,
    format: (at) => text.amount(at, unit),
    ...axisOf(unit, text),
    limits: limitsOf(measure),
    // Counts of segments add up to the whole, which is therefore no yardstick for them.
    reference:
      value === null || unit === 'count' ? null : { value, label: `${text.everyone} ${text.amount(value, unit)}` },
    countHead: unit === 'count' ? '' : text.headName('n', countedOf(measure)),
  });
}
