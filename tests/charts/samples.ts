import {
  dotInterval,
  histogram,
  lineBand,
  sparkline,
  stackedBar,
  toStatic,
  type DotRow,
  type LinePoint,
} from '../../src/charts/index.js';
import type { HistogramBar } from '../../src/charts/histogram.js';
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
      events: [
        { position: 19.6, text: 'New routing' },
        { position: 23.7, text: 'Help centre relaunch' },
        { position: 24.1, text: 'Prices' },
      ].filter(({ position }) => position < points.length),
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

/** All charts by name. */
export const charts: Readonly<Record<string, (place: Place) => string>> = {
  'line-band': drawLine,
  sparkline: drawSparkline,
  'stacked-bar': drawStacked,
  'dot-interval': drawRows,
  histogram: drawHistogram,
};
