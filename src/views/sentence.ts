import { countedOf, type Measure } from '../metric.js';
import type { Text } from '../text/index.js';

/** The quantiles beside the median, which is the value. */
function quantiles({ quantiles: all = [], unit }: Measure, text: Text): string {
  const others = all.filter(({ p }) => unit !== 'hours' || p !== 0.5).map((found) => text.stop(text.quantile(found)));
  return text.paragraph(others);
}

/** What a whole measure says, in one paragraph: value, interval, n, change, range, hidden segments and rows set aside. */
export function sentence(measure: Measure, text: Text): string {
  const { rows, segments, context } = measure;
  const hidden = segments.filter((segment) => segment.hidden).length;
  if (!measure.n) return text.headline(measure);
  return text.paragraph([
    text.headline(measure),
    text.basis(measure),
    text.change(measure),
    quantiles(measure, text),
    text.trend(measure),
    text.hiddenSegments(hidden, context.min_group, countedOf(measure)),
    rows.used < rows.received ? text.stop(text.rowsUsed(rows.used, rows.received)) : '',
  ]);
}
