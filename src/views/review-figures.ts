import { countedOf, type Calibration, type Coaching, type Measure, type Peer, type QueueItem } from '../metric.js';
import { readingOf } from '../text/review-facts.js';
import type { ColumnCode, Text } from '../text/index.js';
import { windowWords } from './categories.js';
import { coverageName } from './coverage.js';
import type { Figures, Row } from './figure-table.js';
import { remarksOf } from './remarks.js';
import { agentRemarks } from './peer-words.js';

function fewCases(measure: Measure, text: Text): string {
  return text.hidden(measure.context.min_group, countedOf(measure));
}

/** The categories of a rubric, and against the year before. */
export function categoryFigures(measure: Measure, text: Text): Figures {
  const { results = [], to = '' } = measure.categories ?? {};
  const rows = results.map((of): Row => {
    const { key, weight, value, low, high, n, earlier, change, failed, not_applicable, critical, hidden } = of;
    const remarks = [
      ...(hidden ? [text.fewRatings(measure.context.min_group)] : []),
      ...(critical ? [text.critical] : []),
      ...(change ? [text.categoryVerdict(change)] : []),
    ];
    return {
      category: key,
      period: windowWords(to, measure, text),
      weight,
      value,
      low,
      high,
      ratings: n,
      failed,
      not_applicable,
      earlier: earlier?.value ?? null,
      points: change?.points.value ?? null,
      relative: change?.relative.value ?? null,
      remark: remarksOf(remarks),
    };
  });
  const columns: ColumnCode[] = ['category', 'period', 'weight', 'value', 'low', 'high', 'ratings', 'failed'];
  return { columns: [...columns, 'not_applicable', 'earlier', 'points', 'relative', 'remark'], rows };
}

/** What part of the closed cases of each group was reviewed. */
export function coverageFigures(measure: Measure, text: Text): Figures {
  const rows = (measure.coverage ?? []).map((of): Row => ({
    kind: of.by === null ? text.everyone : text.dimensionName(of.by),
    stratum: coverageName(of, text),
    closed: of.closed,
    reviewed: of.reviewed,
    share: of.value,
    low: of.low,
    high: of.high,
    remark: of.hidden ? text.hidden(measure.context.min_group, 'cases') : null,
    unit: 'percent',
  }));
  return { columns: ['kind', 'stratum', 'closed', 'reviewed', 'share', 'low', 'high', 'remark'], rows };
}

function alphaRows({ categories }: Calibration, text: Text): Row[] {
  return categories.map(({ key, alpha, low, high, agreement, units }) => ({
    kind: text.calibrationTitles.alpha,
    item: key,
    value: alpha,
    low,
    high,
    agreement,
    n: units,
    remark: text.alphaReading(readingOf(alpha)),
    unit: 'score',
  }));
}

function biasRows({ reviewers }: Calibration, measure: Measure, text: Text): Row[] {
  return reviewers.map(({ key, n, mean, bias, signal, hidden }) => {
    const side = signal === 'high' ? 'up' : signal === 'low' ? 'down' : null;
    const remarks = [hidden ? fewCases(measure, text) : '', text.versusRest(side)].filter((words) => words !== '');
    return {
      kind: text.calibrationTitles.bias,
      item: text.segmentName(key),
      ...bias,
      n,
      mean,
      remark: remarksOf(remarks),
      unit: 'score',
    };
  });
}

function matrixRows({ categories }: Calibration, text: Text): Row[] {
  return categories.flatMap(({ key, matrix }) =>
    matrix
      .filter(({ n }) => n > 0)
      .map(({ value, other, n }) => ({
        kind: text.calibrationTitles.matrix,
        item: `${key}: ${text.range(text.number(value, 1), text.number(other, 1))}`,
        value: n,
        unit: 'score',
      })),
  );
}

/** Agreement by category, reviewers against the others, and how often which ratings meet. */
export function calibrationFigures(measure: Measure, text: Text): Figures {
  const of = measure.calibration ?? { categories: [], reviewers: [] };
  const rows = [...alphaRows(of, text), ...biasRows(of, measure, text), ...matrixRows(of, text)];
  return { columns: ['kind', 'item', 'value', 'low', 'high', 'agreement', 'mean', 'n', 'remark'], rows };
}

function peerRow(peer: Peer, { themes = [] }: Partial<Coaching>, measure: Measure, text: Text): Row {
  const named = themes.map(({ key, n }) => text.theme(key, n));
  return {
    segment: text.segmentName(peer.key),
    value: peer.value,
    n: peer.n,
    shrunken: peer.shrunken,
    remark: remarksOf([...agentRemarks(peer, measure, text), ...named]),
  };
}

function coachingRows({ key, categories, trend }: Coaching, measure: Measure, text: Text): Row[] {
  const segment = text.segmentName(key);
  return [
    ...categories.map(({ key: category, n, value, shrunken, gap }) => ({ segment, category, n, value, shrunken, gap })),
    ...trend.map(({ period, n, value }) => ({
      segment,
      period: text.periodName(period, measure.context),
      n,
      value,
    })),
  ];
}

/** Peers with, where there is coaching, the categories and the trend of each. */
export function agentFigures(measure: Measure, text: Text): Figures {
  const coaching = measure.coaching ?? [];
  const ofKey = new Map(coaching.map((of) => [of.key, of]));
  const own = (measure.peers?.peers ?? coaching.map((of) => ({ ...of, signal: null }))).flatMap((peer) => {
    const of = ofKey.get(peer.key);
    const row = peerRow(peer, of ?? {}, measure, text);
    return of === undefined || of.hidden ? [row] : [row, ...coachingRows(of, measure, text)];
  });
  const plain: ColumnCode[] = ['segment', 'value', 'n', 'shrunken', 'remark'];
  const full: ColumnCode[] = ['segment', 'category', 'period', 'value', 'n', 'shrunken', 'gap', 'remark'];
  return { columns: coaching.length > 0 ? full : plain, rows: own };
}

/** Whether what waits is to be reviewed: drawn from what is closed, and due at no time. */
export function isDrawn({ queue = [], coverage = [] }: Measure): boolean {
  return coverage.length > 0 && queue.every(({ due }) => due === null);
}

/** What is to be reviewed next, in the order in which it was drawn. */
export function drawnFigures(items: readonly QueueItem[]): Figures {
  const rows = items.map(({ id, note, since }): Row => ({ case: id, stratum: note, closed_at: since }));
  return { columns: ['case', 'stratum', 'closed_at'], rows };
}
