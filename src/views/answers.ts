import { histogram, type HistogramGroup } from '../charts/index.js';
import { countedOf, type Bar, type Measure } from '../metric.js';
import type { Text } from '../text/index.js';
import { chartName, type ViewContext } from './context.js';
import { groupSums, type GroupSum } from './groups.js';
import { groupTone } from './tones.js';

function bracketOf({ group, from, to }: GroupSum, bars: readonly Bar[], text: Text): HistogramGroup {
  const range = text.range(bars[from]?.key ?? '', bars[to]?.key ?? '');
  return { name: `${text.groupName(group)} ${range}`, short: text.groupName(group), from, to };
}

/** Every answer as a bar of its own, with its group below. */
export function answersChart(measure: Measure, context: ViewContext, width: number) {
  const { text, direction, active } = context;
  const bars = measure.distribution.map(({ key, group, n, share }) => ({
    key,
    label: text.bar(group === undefined ? key : `${key}, ${text.groupName(group)}`, n, share, countedOf(measure)),
    name: key,
    n,
    shown: text.count(n),
    short: n > 0 && share < 0.5 ? '<1' : text.number(share),
    tone: groupTone(group),
  }));
  const groups = groupSums(measure.distribution).map((sum) => bracketOf(sum, measure.distribution, text));
  return histogram(bars, {
    width,
    direction,
    active,
    groups,
    shareHead: `${text.headName('share')} (%)`,
    label: chartName(measure, context, 'distribution'),
  });
}
