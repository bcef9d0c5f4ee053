import {
  controlChart,
  dotInterval,
  funnelPlot,
  histogram,
  lineBand,
  rulesOn,
  logHistogram,
  sparkline,
  stackedBar,
  stackedBars,
  stepBars,
  stepCurve,
  toStatic,
  weekHours,
  type ControlMark,
  type DotRow,
  type EventRule,
  type LinePoint,
} from '../../src/charts/index.js';
import { drawCohorts, drawWaterfall } from './loyalty-samples.js';
import { drawParts } from './moves-samples.js';
import { drawCategories, drawCoverage, drawMatrix } from './review-samples.js';
import type { HistogramBar } from '../../src/charts/histogram.js';
import type { CurveStep } from '../../src/charts/step-curve.js';
import type { StackedPart } from '../../src/charts/stacked-bar.js';

/** Where and how a sample is drawn. */
export interface Place {
  readonly width: number;
  readonly direction?: 'ltr' | 'rtl';
  readonly active?: string | null;
}

function placed({ width, direction = 'ltr', active = null }: Place) {
  return { width, direction, active, label: 'A chart' };
}

/** A point of a line from its values; the interval reaches three to both sides. */
export function linePoint(index: number, value: number | null, complete = true): LinePoint {
  const by = (amount: number) => (value === null ? null : value + amount);
  return {
    key: `p${index}`,
    label: `Period ${index}: ${value ?? 'nothing'}`,
    value,
    low: by(-3),
    high: by(3),
    complete,
  };
}

/** Three years of months: a rise, a gap in the second year, an unfinished end. */
export const line: readonly LinePoint[] = Array.from({ length: 36 }, (_, i) =>
  linePoint(i, i === 14 || i === 15 ? null : 40 + i / 2 + (i % 3), i < 35),
);

/** Draws a line with everything that a line can carry. */
export function drawLine(place: Place, points: readonly LinePoint[] = line): string {
  return toStatic(
    lineBand(points, {
      ...placed(place),
      height: null,
      tone: 'good',
      format: (value) => String(Math.round(value)),
      limits: [-100, 100],
      ticks: [
        { index: 0, label: '2022' },
        { index: 12, label: '2023' },
        { index: 24, label: '2024' },
      ].filter(({ index }) => index < points.length),
      references: [
        { kind: 'target', value: 60, shown: '60', name: 'Target 2024' },
        { kind: 'benchmark', value: 41, shown: '41', name: 'B2B technology vendors in Europe, 2018' },
      ],
      events: rulesOn(
        [
          { position: 19.6, text: 'New routing' },
          { position: 23.7, text: 'Help centre relaunch' },
          { position: 24.1, text: 'Prices' },
        ].filter(({ position }) => position < points.length),
      ),
      soFar: 'so far',
      lastName: 'Nov 2024',
    }),
  );
}

/** Draws the same line small. */
export function drawSparkline(place: Place, points: readonly LinePoint[] = line): string {
  return toStatic(sparkline(points, { ...placed(place), height: 64, tone: 'good' }));
}

/** Parts of a bar from their shares. */
export function parts(shares: readonly [number, number, number]): StackedPart[] {
  const names = ['Detractors', 'Passives', 'Promoters'];
  const tones = ['bad', 'neutral', 'good'] as const;
  return shares.map((share, i) => ({
    key: `g${i}`,
    label: `${names[i]}: ${share} %`,
    name: names[i] ?? '',
    share,
    shown: `${share}%`,
    tone: tones[i] ?? 'neutral',
  }));
}

/** Draws a stacked bar. */
export function drawStacked(place: Place, shares: readonly [number, number, number] = [12, 20, 68]): string {
  return toStatic(stackedBar(parts(shares), placed(place)));
}

function row(name: string, value: number | null, more: Partial<DotRow> = {}): DotRow {
  return {
    key: name,
    label: `${name}: ${value ?? 'hidden'}`,
    name,
    value,
    low: value === null ? null : value - 6,
    high: value === null ? null : value + 6,
    shown: value === null ? '' : String(value),
    n: value === null ? '' : '1,204',
    absent: 'hidden, fewer than 5 answers',
    mark: '',
    tone: 'neutral',
    ...more,
  };
}

/** Rows with long and Japanese names, two that differ from the rest, one that is hidden. */
export const rows: readonly DotRow[] = [
  row('テクニカルサポート第二部 クラウド基盤担当チーム（東京・大阪）', 71, { mark: '▲ higher', tone: 'good' }),
  row('EMEA', 63),
  row('Donaudampfschifffahrtsgesellschaftskapitän', 58),
  row('Latin America', 44, { mark: '▼ lower', tone: 'bad' }),
  row('Antarctica', null),
];

/** Draws rows as dots with intervals. */
export function drawRows(place: Place, of: readonly DotRow[] = rows): string {
  return toStatic(
    dotInterval(of, {
      ...placed(place),
      format: (value) => String(Math.round(value)),
      limits: [-100, 100],
      reference: { value: 62, label: 'All 62' },
      countHead: 'Answers',
    }),
  );
}

/** Bars of eleven answers from their counts. */
export function bars(counts: readonly number[]): HistogramBar[] {
  return counts.map((n, i) => ({
    key: String(i),
    label: `${i}: ${n} answers`,
    name: String(i),
    n,
    shown: n.toLocaleString('en'),
    short: String(Math.min(99, n)),
    tone: i > 8 ? 'good' : i > 6 ? 'neutral' : 'bad',
  }));
}

const counts = [58, 21, 34, 40, 52, 177, 233, 410, 618, 1315, 2165];

/** Draws a histogram of eleven answers in three groups. */
export function drawHistogram(place: Place, of: readonly number[] = counts): string {
  return toStatic(
    histogram(bars(of), {
      ...placed(place),
      shareHead: 'Share (%)',
      groups: [
        { name: 'Detractors 0–6', short: 'Detractors', from: 0, to: 6 },
        { name: 'Passives 7–8', short: 'Passives', from: 7, to: 8 },
        { name: 'Promoters 9–10', short: 'Promoters', from: 9, to: 10 },
      ],
    }),
  );
}

/** How many are done after so many hours: half of them after a day. */
export const steps: readonly CurveStep[] = [0, 0.5, 1, 2, 4, 8, 16, 24, 48, 96, 168, 336, 720].map((x) => {
  const value = 100 * (1 - 0.5 ** ((x / 24) ** 0.6));
  return { x, value, low: x === 0 ? null : Math.max(0, value - 3), high: x === 0 ? null : Math.min(100, value + 3) };
});

function hoursWord(hours: number): string {
  return hours < 24 ? `${hours} h` : `${hours / 24} d`;
}

/** Draws a curve with a target, a median, and the numbers at risk. */
export function drawCurve(place: Place, of: readonly CurveStep[] = steps): string {
  return toStatic(
    stepCurve(of, {
      ...placed(place),
      height: null,
      domain: [0.5, 720],
      isLogarithmic: true,
      formatDuration: hoursWord,
      formatShare: (share) => `${share}%`,
      behind: steps.map((step) => ({ ...step, value: step.value * 0.8 })),
      marks: [
        { at: 48, text: 'Target 2 d: 65%', kind: 'target' },
        { at: 24, text: 'Median 24 h', kind: 'quantile' },
      ],
      probes: [1, 4, 24, 48, 168, 720].map((hours) => ({ key: `h${hours}`, label: `Within ${hours} h`, at: hours })),
      atRisk: { head: 'Still running', at: (hours) => String(Math.round(2400 / (1 + hours))) },
    }),
  );
}

/** Two years of months between limits, one of them beyond and one still running. */
export const marks: readonly ControlMark[] = Array.from({ length: 24 }, (_, i) => ({
  ...linePoint(i, i === 9 ? 62 : 78 + (i % 4), i < 23),
  low: 72 - (i % 3),
  high: 86 + (i % 3),
  signal: i === 9 ? 'bad' : null,
}));

/** Draws a control chart with a shift. */
export function drawControl(place: Place, of: readonly ControlMark[] = marks, isProvisional = false): string {
  return toStatic(
    controlChart(of, {
      ...placed(place),
      format: (value) => `${Math.round(value)}%`,
      limits: [0, 100],
      ticks: [
        { index: 0, label: '2023' },
        { index: 12, label: '2024' },
      ],
      events: [{ position: 10.4, text: 'New routing' }],
      centre: 79,
      names: { centre: 'centre', low: 'lower limit', high: 'upper limit' },
      isProvisional,
      shift: { from: 12, to: 20, text: '9 in a row above the centre' },
    }),
  );
}

/** Draws periods in six states. */
export function drawStackedBars(
  place: Place,
  amounts: readonly number[] = [70, 10, 4, 10, 4, 2],
  complete = false,
  events: readonly EventRule[] = [],
): string {
  const tones = ['good', 'bad', 'bad', 'neutral', 'neutral', 'neutral'] as const;
  const weights = [1, 2, 1, 1, 2, 3] as const;
  const names = ['Met', 'Met late', 'Overdue', 'Not due yet', 'Paused', 'Cancelled'];
  return toStatic(
    stackedBars(
      Array.from({ length: 12 }, (_, i) => ({
        key: `p${i}`,
        label: `Period ${i}`,
        complete: complete || i < 11,
        amounts,
        shown: amounts.map((amount) => `${amount}%`),
      })),
      {
        ...placed(place),
        states: names.map((name, i) => ({ key: name, name, tone: tones[i] ?? 'neutral', weight: weights[i] ?? 1 })),
        format: (amount) => `${amount}%`,
        most: 100,
        ticks: [
          { index: 0, label: 'Jan 2024' },
          { index: 6, label: 'Jul' },
        ],
        events,
        soFar: 'so far',
      },
    ),
  );
}

/** Draws fifteen peers in a funnel, two of them outside. */
export function drawFunnel(place: Place): string {
  const names = 'Ada Bo Chidi Dana Eun-ji Farid Grace Hiroshi Ines Jonas Kavya Lars Mei Noor Otto'.split(' ');
  return toStatic(
    funnelPlot(
      names.map((name, i) => ({
        key: name,
        label: name,
        name,
        n: 20 + 25 * i,
        value: i === 8 ? 64 : i === 12 ? 95 : 80 + ((i * 7) % 9) - 4,
        shrunken: 80 + (((i * 7) % 9) - 4) / 2,
        signal: i === 8 ? 'bad' : i === 12 ? 'good' : null,
      })),
      {
        ...placed(place),
        format: (value) => `${value}%`,
        formatCount: String,
        limits: [0, 100],
        centre: 80,
        funnel: [20, 50, 100, 200, 400].map((n) => ({
          n,
          low95: 80 - 80 / Math.sqrt(n),
          high95: Math.min(100, 80 + 80 / Math.sqrt(n)),
          low998: 80 - 125 / Math.sqrt(n),
          high998: Math.min(100, 80 + 125 / Math.sqrt(n)),
        })),
        countHead: 'Answers',
        names: { centre: 'All 80%', inner: '95 in 100', outer: '99.8 in 100' },
      },
    ),
  );
}

/** Draws durations from one to five hundred and twelve hours. */
export function drawDurations(place: Place, counts: readonly number[] = [3, 8, 21, 60, 96, 74, 40, 12, 5]): string {
  return toStatic(
    logHistogram(
      counts.map((n, i) => ({ key: `b${i}`, label: `Bar ${i}`, from: 2 ** i, to: 2 ** (i + 1), n })),
      {
        ...placed(place),
        domain: [1, 512],
        isLogarithmic: true,
        formatDuration: hoursWord,
        formatCount: String,
        marks: [
          { at: 24, text: 'Target 1 d', kind: 'target' },
          { at: 20, text: 'Median 20 h', kind: 'quantile' },
          { at: 140, text: '90% within 6 d', kind: 'quantile' },
        ],
      },
    ),
  );
}

/** Draws a week in stretches of four hours. */
export function drawWeek(place: Place): string {
  const from = [0, 4, 8, 12, 16, 20];
  return toStatic(
    weekHours(
      Array.from({ length: 42 }, (_, i) => {
        const n = (i % 6) * (6 - Math.floor(i / 6));
        return {
          key: `c${i}`,
          label: `Cell ${i}`,
          row: Math.floor(i / 6),
          column: i % 6,
          n,
          shown: n === 0 ? '·' : String(n),
        };
      }),
      {
        ...placed(place),
        rows: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
        columns: from.map((hour) => `${hour}–${hour + 4}`),
        starts: from.map(String),
      },
    ),
  );
}

/** Draws four steps, the last of them rare. */
export function drawSteps(place: Place, shares: readonly number[] = [100, 80, 64, 4]): string {
  const names = ['Eligible', 'Contacted', 'Closed', 'Improvement action opened'];
  return toStatic(
    stepBars(
      shares.map((share, i) => ({
        key: `s${i}`,
        label: `Step ${i}`,
        name: names[i] ?? '',
        share,
        low: i === 0 ? null : share - 3,
        high: i === 0 ? null : share + 3,
        n: String(3 * share),
        shown: i === 0 ? '' : `${share}%`,
        tone: i === 0 ? 'neutral' : 'good',
      })),
      placed(place),
    ),
  );
}

/** All charts by name. */
export const charts: Readonly<Record<string, (place: Place) => string>> = {
  'line-band': drawLine,
  sparkline: drawSparkline,
  'stacked-bar': drawStacked,
  'dot-interval': drawRows,
  histogram: drawHistogram,
  'step-curve': drawCurve,
  'control-chart': drawControl,
  'stacked-bars': drawStackedBars,
  'funnel-plot': drawFunnel,
  'log-histogram': drawDurations,
  'week-hours': drawWeek,
  steps: drawSteps,
  'cohort-grid': drawCohorts,
  waterfall: drawWaterfall,
  'category-dots': drawCategories,
  'coverage-bars': drawCoverage,
  'calibration-matrix': drawMatrix,
  'change-parts': drawParts,
};
