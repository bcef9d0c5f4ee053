import type { Measure } from '../metric.js';
import type { Text } from '../text/index.js';

/** What a whole measure says, in one paragraph: value, interval, n, change, range, hidden segments and rows set aside. */
export function sentence(measure: Measure, text: Text): string {
  const { rows, segments, context } = measure;
  const hidden = segments.filter((segment) => segment.hidden).length;
  if (!measure.n) return text.headline(measure);
  return text.paragraph([
    text.headline(measure),
    text.basis(measure),
    text.change(measure),
    text.trend(measure),
    text.hiddenSegments(hidden, context.min_group, measure.basis),
    rows.used < rows.received ? `${text.rowsUsed(rows.used, rows.received)}.` : '',
  ]);
}
