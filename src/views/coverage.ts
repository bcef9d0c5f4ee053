import { html, nothing, type TemplateResult } from 'lit';
import { coverageBars, type CoverageLine } from '../charts/index.js';
import { countedOf, type Coverage, type Measure } from '../metric.js';
import type { Text } from '../text/index.js';
import { chartName, type ViewContext } from './context.js';
import { emptyView, isEmpty } from './words.js';

/** A scale of coverage ends so far beyond the highest bar and the target. */
const beyond = 1.08;

/** The most groups that are drawn of a dimension; the table of figures holds all. */
const mostGroups = 24;

/** The share of closed cases to be reviewed; null where the page asks for none. */
function coverageTarget({ context }: Measure): number | null {
  const asked = context.options['coverage-target'];
  return typeof asked === 'number' && asked > 0 ? asked : null;
}

/** The largest groups that may be shown, most covered first, and those that may not last. */
function largest(groups: readonly Coverage[]): Coverage[] {
  const shown = [...groups].sort((a, b) => (b.closed ?? 0) - (a.closed ?? 0)).slice(0, mostGroups);
  return shown.sort((a, b) => (b.value ?? -1) - (a.value ?? -1));
}

/** The groups in their dimensions, the whole above those of the first one. */
function blocksOf({ coverage = [] }: Measure): (readonly [by: string | null, all: readonly Coverage[]])[] {
  const whole = coverage.filter(({ by }) => by === null);
  const dimensions = [...new Set(coverage.flatMap(({ by }) => (by === null ? [] : [by])))];
  if (dimensions.length === 0) return [[null, whole]];
  return dimensions.map((by, i) => {
    const groups = largest(coverage.filter((one) => one.by === by));
    return [by, i === 0 ? [...whole, ...groups] : groups];
  });
}

/** The name of a group of cases. */
export function coverageName({ by, key }: Coverage, text: Text): string {
  return by === null ? text.everyone : text.segmentName(key);
}

function lineOf(of: Coverage, measure: Measure, text: Text): CoverageLine {
  const { by, key, value, low, high, reviewed, closed } = of;
  const target = coverageTarget(measure);
  const hidden = of.hidden ? [text.hidden(measure.context.min_group, 'cases')] : [];
  return {
    key: JSON.stringify(['coverage', by, key]),
    label: text.coveragePoint(coverageName(of, text), of, hidden),
    name: coverageName(of, text),
    share: value,
    low,
    high,
    shown: value === null ? '' : text.share(value, 1),
    counts: reviewed === null || closed === null ? '' : text.covered(reviewed, closed),
    absent: hidden[0] ?? text.nothing,
    tone: target === null || (value !== null && value >= target) ? 'good' : 'neutral',
  };
}

/** What part of the closed cases of each group was reviewed, on one scale over all blocks. */
function barsChart(measure: Measure, all: readonly Coverage[], by: string | null, context: ViewContext, width: number) {
  const { text, direction, active } = context;
  const target = coverageTarget(measure);
  const ends = (measure.coverage ?? []).flatMap(({ value, high }) => [value ?? 0, high ?? 0]);
  const name = chartName(measure, context, 'coverage');
  return coverageBars(
    all.map((one) => lineOf(one, measure, text)),
    {
      width,
      direction,
      active,
      label: by === null ? name : `${name}, ${text.dimensionName(by)}`,
      most: Math.min(100, beyond * Math.max(1, target ?? 0, ...ends)),
      target: target === null ? null : { value: target, label: text.coverageTarget(target) },
      countHead: text.coveredHead,
    },
  );
}

/** The bars of the whole and of each dimension. */
export function coverageCharts(measure: Measure, context: ViewContext, width: number) {
  return blocksOf(measure).map(([by, all]) => barsChart(measure, all, by, context, width));
}

/** The score weighted to all closed cases, where the metric gives it. */
function weighted({ facts = [] }: Measure): number | null {
  return facts.find(({ code }) => code === 'post_stratified')?.value ?? null;
}

/** How much of what was closed was reviewed, and whether what was reviewed is like the rest. Parts: `sentence`, `chart`. */
export function coverage(measure: Measure, context: ViewContext): TemplateResult {
  const { text, width } = context;
  const all = measure.coverage ?? [];
  if (all.length === 0 && isEmpty(measure)) return html`<div class="view">${emptyView(text, countedOf(measure))}</div>`;
  if (all.length === 0)
    return html`<div class="view">
      <p class="empty"><bdi>${text.nothing}</bdi></p>
    </div>`;
  const blocks = blocksOf(measure);
  const rest = text.shownOf(
    blocks.reduce((sum, [, of]) => sum + of.length, 0),
    all.length,
  );
  const sampling = text.sampling(all, weighted(measure), measure.unit);
  return html`<div class="view">
    <p part="sentence" class="sentence">
      <bdi>${text.paragraph([text.coverage(all, coverageTarget(measure)), sampling])}</bdi>
    </p>
    ${blocks.map(
      ([by, of]) =>
        html`<section class="block">
          ${by === null ? nothing : html`<h4 class="dimension"><bdi>${text.dimensionName(by)}</bdi></h4>`}
          <div part="chart">${barsChart(measure, of, by, context, width)}</div>
        </section>`,
    )}
    ${rest === '' ? nothing : html`<p class="basis"><bdi>${rest}</bdi></p>`}
  </div>`;
}
