import { stackedBar } from '../charts/index.js';
import { countedOf, type Bar, type Measure } from '../metric.js';
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
