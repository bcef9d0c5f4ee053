import { histogram, stackedBar, type HistogramGroup } from '../charts/index.js';
import { countedOf, type Bar, type Measure } from '../metric.js';
import type { Text } from '../text/index.js';
import { chartName, type ViewContext } from './context.js';
import { groupTone } from './tones.js';

/** Neighbouring bars of one group, added up. */
export interface GroupSum {
  readonly group: string;
  readonly n: number;
  readonly share: number;
  /** Places of the group's first and last bar. */
  readonly from: number;
  readonly to: number;
}

/** The groups of a distribution in the order of their bars; none where bars have no group or nothing was counted. */
export function groupSums(bars: readonly Bar[]): GroupSum[] {
  const sums = new Map<string, GroupSum>();
  bars.forEach(({ group, n, share }, index) => {
    if (group === undefined) return;
    const sum = sums.get(group) ?? { group, n: 0, share: 0, from: index, to: index };
    sums.set(group, { ...sum, n: sum.n + n, share: sum.share + share, to: index });
  });
  const all = [...sums.values()];
  return all.some(({ n }) => n > 0) ? all : [];
}

/** The groups as one bar of a hundred percent. */
export function groupsChart(measure: Measure, context: ViewContext, width: number) {
  const { text, direction, active } = context;
  const parts = groupSums(measure.distribution).map(({ group, n, share }) => ({
    key: group,
    label: text.bar(text.groupName(group), n, share, countedOf(measure)),
    name: text.groupName(group),
    share,
    shown: text.share(share),
    tone: groupTone(group),
  }));
  return stackedBar(parts, { width, direction, active, label: chartName(measure, context, 'distribution') });
}

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
    shareHead: `${text.columnName('share')} (%)`,
    label: chartName(measure, context, 'distribution'),
  });
}
