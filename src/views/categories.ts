import { html, nothing, type TemplateResult } from 'lit';
import { categoryDots, type CategoryLine } from '../charts/index.js';
import { countedOf, type Categories, type CategoryResult, type Measure } from '../metric.js';
import type { Text } from '../text/index.js';
import { periodParts } from '../text/periods.js';
import { chartName, type ViewContext } from './context.js';
import { verdictMark, verdictTone } from './tones.js';
import { emptyView, isEmpty } from './words.js';

/** What values a category can have. */
const limits = [0, 100] as const;

/** The name of a window: from its first period to its last, from one day to another, or all there is. */
export function windowWords(window: string, { context }: Measure, text: Text): string {
  const [first = '..', last = first] = window.split('/');
  if (periodParts(first) === null || periodParts(last) === null) return text.periodName(`${first}/${last}`, context);
  return text.range(text.periodName(first, context), text.periodName(last, context));
}

/** What is said of a category beside its figures: that it is hidden, or how it changed and what failed. */
function categoryRemarks(of: CategoryResult, { context }: Measure, text: Text): string[] {
  return of.hidden ? [text.fewRatings(context.min_group)] : text.categoryRemarks(of);
}

function wordsOf(of: CategoryResult, measure: Measure, text: Text): string {
  const { key, value, low, high, n } = of;
  const counts = n === null ? [] : [text.ratings(n)];
  const remarks = [...counts, ...categoryRemarks(of, measure, text)];
  return text.point(key, { value, low, high, n: null }, measure.unit, remarks);
}

function lineOf(of: CategoryResult, measure: Measure, { text }: ViewContext): CategoryLine {
  const { key, value, low, high, n, change, earlier, critical } = of;
  return {
    key: JSON.stringify(['category', key]),
    label: wordsOf(of, measure, text),
    name: key,
    mark: critical ? text.critical : '',
    now: { value, low, high },
    // What another rubric measured is not held against what this one does.
    earlier: change === null ? null : earlier,
    shown: value === null ? '' : text.value(value, measure.unit),
    change: change === null ? '' : text.categoryChange(change),
    n: n === null ? '' : text.count(n),
    arrow: verdictMark(change?.verdict ?? null),
    absent: of.hidden ? text.fewRatings(measure.context.min_group) : text.nothing,
    tone: verdictTone(change?.verdict ?? null, measure.better),
  };
}

/** The categories of a rubric this year against last. */
export function categoriesChart(measure: Measure, of: Categories, context: ViewContext, width: number) {
  const { text, direction, active } = context;
  const isCompared = of.from !== null && of.results.some(({ change }) => change !== null);
  return categoryDots(
    of.results.map((result) => lineOf(result, measure, context)),
    {
      width,
      direction,
      active,
      label: chartName(measure, context, 'categories'),
      format: (value) => text.value(value, measure.unit),
      limits,
      names: {
        now: windowWords(of.to, measure, text),
        earlier: of.from !== null && isCompared ? windowWords(of.from, measure, text) : '',
      },
      changeHead: isCompared ? text.headName('change') : '',
      countHead: text.ratingsHead,
    },
  );
}

/** What each category of a rubric scores, against the year before. Parts: `sentence`, `chart`. */
export function categories(measure: Measure, context: ViewContext): TemplateResult {
  const { text, width } = context;
  const of = measure.categories ?? null;
  if (isEmpty(measure)) return html`<div class="view">${emptyView(text, countedOf(measure))}</div>`;
  if (of === null || of.results.length === 0)
    return html`<div class="view">
      <p class="empty"><bdi>${text.nothing}</bdi></p>
    </div>`;
  const rubric = text.rubric(of, measure.context);
  return html`<div class="view">
    <p part="sentence" class="sentence"><bdi>${text.categories(of, measure.unit)}</bdi></p>
    <div part="chart">${categoriesChart(measure, of, context, width)}</div>
    ${rubric === '' ? nothing : html`<p class="basis"><bdi>${rubric}</bdi></p>`}
  </div>`;
}
