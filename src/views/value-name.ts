import type { StackedPeriod } from '../metric.js';
import type { Text } from '../text/index.js';

/** What a column of a backlog by a dimension stands for: a value of it, or several of which there are few. */
export function valueName({ period, together }: StackedPeriod, text: Text): string {
  return (together ?? [period || null]).map((key) => text.segmentName(key)).join(' + ');
}
