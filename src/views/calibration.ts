import { html, nothing, type TemplateResult } from 'lit';
import { calibrationMatrix, dotInterval, type DotRow, type MatrixCell, type Tone } from '../charts/index.js';
import { countedOf, type Calibration, type Measure, type ReviewerBias } from '../metric.js';
import { alphaLimits, readingOf, type AlphaReading } from '../text/review-facts.js';
import type { Text } from '../text/index.js';
import { chartName, type ViewContext } from './context.js';
import { verdictMark } from './tones.js';
import { emptyView, isEmpty, type Maybe } from './words.js';

type Category = Calibration['categories'][number];

/** What alpha and a difference of scores can be. */
const alphaRange = [-1, 1] as const;
const biasRange = 100;

/** The most reviewers that are drawn; the table of figures holds all. */
const mostReviewers = 12;

/** An interval that reaches further to both sides, in points, says nothing and would make all others small. */
const widest = 25;

/** A matrix of more ratings than this cannot be read. */
const mostRatings = 11;

/** A matrix is at least so wide, and no more than four stand beside each other. */
const matrixWidth = 200;
const matrixGap = 24;
const mostColumns = 4;

/** Where they stand only below each other, so many are drawn: those on which reviewers agree least. */
const mostBelow = 2;

const tones: Readonly<Record<AlphaReading, Tone>> = {
  dependable: 'good',
  tentative: 'neutral',
  low: 'bad',
  none: 'neutral',
};

function alphaRow(of: Category, text: Text): DotRow {
  const { key, alpha, low, high, units } = of;
  const reading = readingOf(alpha);
  return {
    key: JSON.stringify(['alpha', key]),
    label: text.alphaPoint(of),
    name: key,
    value: alpha,
    low,
    high,
    shown: alpha === null ? '' : text.alpha(alpha),
    n: text.count(units),
    absent: text.alphaReading(reading),
    mark: alpha === null ? '' : text.alphaReading(reading),
    tone: tones[reading],
  };
}

/** How far reviewers agree on each category, beside the limits from which on that is read in another way. */
export function alphaChart(measure: Measure, { categories }: Calibration, context: ViewContext, width: number) {
  const { text, direction, active } = context;
  return dotInterval(
    categories.map((of) => alphaRow(of, text)),
    {
      width,
      direction,
      active,
      label: `${chartName(measure, context, 'calibration')}, ${text.calibrationTitles.alpha}`,
      format: (value) => text.alpha(value),
      limits: alphaRange,
      reference: null,
      thresholds: [alphaLimits.tentative, alphaLimits.dependable].map((value) => ({ value, label: text.alpha(value) })),
      countHead: text.alphaHead,
    },
  );
}

function biasRow(of: ReviewerBias, measure: Measure, text: Text): DotRow {
  const { key, n, bias, signal } = of;
  const side = signal === 'high' ? 'up' : signal === 'low' ? 'down' : null;
  const word = text.versusRestShort(side);
  const hidden = text.hidden(measure.context.min_group, countedOf(measure));
  const name = text.segmentName(key);
  return {
    key: JSON.stringify(['reviewer', key]),
    label: of.hidden ? `${name}. ${hidden}` : text.reviewerPoint(of, measure.unit),
    name,
    ...(isKnown(of) ? bias : { value: null, low: null, high: null }),
    shown: isKnown(of) && bias.value !== null ? text.signed(bias.value, 1) : '',
    n: n === null ? '' : text.count(n),
    absent: of.hidden ? hidden : text.unpaired(of.mean, measure.unit),
    mark: word === '' ? '' : `${verdictMark(side)} ${word}`,
    // To rate higher is no better than to rate lower: both are apart from the others.
    tone: signal === null ? 'neutral' : 'bad',
    isSignal: signal !== null,
  };
}

/** Half of an interval; endless where there is none, or where all differences are equal for being so few. */
function spreadOf({ bias: { low, high } }: ReviewerBias): number {
  return low === null || high === null || low === high ? Infinity : (high - low) / 2;
}

/** Whether enough is known of a reviewer to draw a dot. */
function isKnown(of: ReviewerBias): boolean {
  return of.signal !== null || spreadOf(of) <= widest;
}

/** Reviewers who may be shown: those who rate apart, then those of whom most is known; highest first. */
function shownReviewers(reviewers: readonly ReviewerBias[]): ReviewerBias[] {
  const weight = (of: ReviewerBias) =>
    of.signal === null ? Math.min(spreadOf(of), 2 * biasRange) : -Math.abs(of.bias.value ?? 0);
  const rank = (of: ReviewerBias) => (isKnown(of) ? (of.bias.value ?? -Infinity) : -Infinity);
  const all = reviewers.filter(({ hidden }) => hidden === undefined);
  const most = all.toSorted((a, b) => weight(a) - weight(b)).slice(0, mostReviewers);
  return most.sort((a, b) => (rank(a) === rank(b) ? 0 : rank(b) - rank(a)));
}

/** The end of the scale on both sides. */
function biasEnd(reviewers: readonly ReviewerBias[]): number {
  const ends = reviewers.filter(isKnown).flatMap(({ bias }) => [bias.value, bias.low, bias.high]);
  const most = Math.max(1, ...ends.map((end) => Math.abs(end ?? 0)));
  return Math.min(biasRange, Math.ceil(most * 1.1));
}

/** Reviewers against the others on the same cases, highest first; ringed where that is more than chance. */
export function biasChart(measure: Measure, { reviewers }: Calibration, context: ViewContext, width: number) {
  const { text, direction, active } = context;
  const drawn = shownReviewers(reviewers);
  const end = biasEnd(drawn);
  return dotInterval(
    drawn.map((of) => biasRow(of, measure, text)),
    {
      width,
      direction,
      active,
      label: `${chartName(measure, context, 'calibration')}, ${text.calibrationTitles.bias}`,
      format: (value) => text.signed(value, 1),
      limits: [-end, end],
      reference: { value: 0, label: text.otherReviewers },
      countHead: text.headName('reviewed'),
    },
  );
}

/** The ratings of a matrix in their order; none where there are too few or too many to be drawn. */
function ratingsOf({ matrix }: Category): number[] {
  const ratings = [...new Set(matrix.flatMap(({ value, other }) => [value, other]))].sort((a, b) => a - b);
  return ratings.length < 2 || ratings.length > mostRatings ? [] : ratings;
}

function cellOf(of: Category, ratings: readonly number[], row: number, column: number, text: Text): MatrixCell {
  const [value = 0, other = 0] = [ratings[row], ratings[column]];
  const inRow = of.matrix.filter((cell) => cell.value === value);
  const all = inRow.reduce((sum, { n }) => sum + n, 0);
  const n = inRow.find((cell) => cell.other === other)?.n ?? 0;
  const share = all > 0 ? (100 * n) / all : 0;
  return {
    key: JSON.stringify(['rating', of.key, value, other]),
    label: text.matrixPair(text.number(value, 1), text.number(other, 1), share, Math.round(all)),
    row,
    column,
    share,
    shown: share === 0 ? '·' : text.share(share),
  };
}

/** What a second reviewer gives, for one category; null where its ratings cannot be drawn. */
function matrixChart(measure: Measure, of: Category, context: ViewContext, width: number) {
  const { text, direction, active } = context;
  const ratings = ratingsOf(of);
  if (ratings.length === 0) return null;
  const cells = ratings.flatMap((_, row) => ratings.map((__, column) => cellOf(of, ratings, row, column, text)));
  return calibrationMatrix(cells, {
    width,
    direction,
    active,
    label: `${chartName(measure, context, 'calibration')}, ${text.calibrationTitles.matrix}, ${of.key}`,
    names: ratings.map((rating) => text.number(rating, 1)),
    head: text.matrixHead,
  });
}

/** As many columns as have room for a matrix each. */
function columnsFor(count: number, width: number): number {
  const room = Math.floor((width + matrixGap) / (matrixWidth + matrixGap));
  return Math.max(1, Math.min(mostColumns, room, count));
}

function matrices(measure: Measure, { categories }: Calibration, context: ViewContext): Maybe {
  const { text, width } = context;
  const known = categories.filter((of) => ratingsOf(of).length > 0);
  if (known.length === 0) return nothing;
  const columns = columnsFor(known.length, width);
  const drawn = columns > 1 ? known : known.toSorted((a, b) => (a.alpha ?? 1) - (b.alpha ?? 1)).slice(0, mostBelow);
  const rest = text.shownOf(drawn.length, known.length);
  const each = Math.floor((width - (columns - 1) * matrixGap) / columns);
  return html`<section class="block">
    <h4 class="dimension"><bdi>${text.calibrationTitles.matrix}</bdi></h4>
    ${rest === '' ? nothing : html`<p class="basis"><bdi>${rest}</bdi></p>`}
    <div class="smalls columns-${columns}">
      ${drawn.map(
        (of) =>
          html`<div part="chart" class="small">
            <p class="small-head">
              <b><bdi>${of.key}</bdi></b>
            </p>
            <p class="basis"><bdi>${of.agreement === null ? nothing : text.equal(of.agreement)}</bdi></p>
            ${matrixChart(measure, of, context, each)}
          </div>`,
      )}
    </div>
  </section>`;
}

function block(title: string, key: string, picture: unknown): TemplateResult {
  return html`<section class="block">
    <h4 class="dimension"><bdi>${title}</bdi></h4>
    <p class="basis"><bdi>${key}</bdi></p>
    <div part="chart">${picture}</div>
  </section>`;
}

/**
 * How far reviewers of the same cases agree: alpha of each category, reviewers against each other, and what a second
 * reviewer gives. Parts: `sentence`, `chart`.
 */
export function calibration(measure: Measure, context: ViewContext): TemplateResult {
  const { text, width } = context;
  const of = measure.calibration ?? null;
  if (of === null && isEmpty(measure)) return html`<div class="view">${emptyView(text, countedOf(measure))}</div>`;
  if (of === null || of.categories.length + of.reviewers.length === 0)
    return html`<div class="view">
      <p class="empty"><bdi>${text.nothing}</bdi></p>
    </div>`;
  const titles = text.calibrationTitles;
  const rest = text.shownOf(shownReviewers(of.reviewers).length, of.reviewers.length);
  const biasWords = text.paragraph([text.biasKey, rest]);
  return html`<div class="view">
    <p part="sentence" class="sentence"><bdi>${text.calibration(of)}</bdi></p>
    ${of.categories.length === 0 ? nothing : block(titles.alpha, text.alphaKey, alphaChart(measure, of, context, width))}
    ${of.reviewers.length === 0 ? nothing : block(titles.bias, biasWords, biasChart(measure, of, context, width))}
    ${matrices(measure, of, context)}
  </div>`;
}
