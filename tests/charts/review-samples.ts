import {
  calibrationMatrix,
  categoryDots,
  coverageBars,
  toStatic,
  type CategoryLine,
  type CoverageLine,
} from '../../src/charts/index.js';

/** Where and how a sample is drawn. */
interface Place {
  readonly width: number;
  readonly direction?: 'ltr' | 'rtl';
  readonly active?: string | null;
}

function placed({ width, direction = 'ltr', active = null }: Place) {
  return { width, direction, active, label: 'A chart' };
}

function around(value: number | null, half: number) {
  return { value, low: value === null ? null : value - half, high: value === null ? null : value + half };
}

function category(name: string, now: number | null, earlier: number | null, more: Partial<CategoryLine>): CategoryLine {
  return {
    key: name,
    label: `${name}: ${now ?? 'hidden'}`,
    name,
    mark: '',
    now: around(now, 2),
    earlier: earlier === null ? null : around(earlier, 3),
    shown: now === null ? '' : String(now),
    change:
      now === null || earlier === null ? '' : `${now - earlier} points, ${Math.round((100 * now) / earlier - 100)}%`,
    n: now === null ? '' : '1,204',
    arrow: now === null || earlier === null ? '' : '–',
    absent: 'hidden, fewer than 5 ratings',
    tone: 'neutral',
    ...more,
  };
}

/** Categories that rose, fell, stand alone and are hidden, one of them critical. */
export const categoryLines: readonly CategoryLine[] = [
  category('Issue clarification', 78, 71, { arrow: '▲', tone: 'good' }),
  category('Troubleshooting', 66, 70, { arrow: '▼', tone: 'bad' }),
  category('Verbindlichkeitszusicherungsqualität und Ton', 91, 90, {}),
  category('Security', 88, null, { mark: 'critical' }),
  category('Knowledge', null, null, {}),
];

/** Draws categories this year against last. */
export function drawCategories(place: Place, of: readonly CategoryLine[] = categoryLines): string {
  return toStatic(
    categoryDots(of, {
      ...placed(place),
      format: (value) => String(Math.round(value)),
      limits: [0, 100],
      names: { now: 'Apr 2023–Mar 2024', earlier: 'Apr 2022–Mar 2023' },
      changeHead: 'Change',
      countHead: 'Ratings',
    }),
  );
}

/** A group with what part of it was covered. */
export function covered(name: string, share: number | null): CoverageLine {
  return {
    key: name,
    label: `${name}: ${share ?? 'hidden'}`,
    name,
    share,
    low: share === null ? null : Math.max(0, share - 2),
    high: share === null ? null : share + 2,
    shown: share === null ? '' : `${share}%`,
    counts: share === null ? '' : `${share * 10} of 1,000`,
    absent: 'hidden, fewer than 5 cases',
    tone: share !== null && share >= 12.5 ? 'good' : 'neutral',
  };
}

/** Draws groups that reach the target, stay under it, are empty and are hidden. */
export function drawCoverage(place: Place): string {
  const lines = [
    ['urgent', 22.5],
    ['high', 13],
    ['normal and everything that has no priority at all', 9.5],
  ] as const;
  return toStatic(
    coverageBars([...lines.map(([name, share]) => covered(name, share)), covered('low', 0), covered('none', null)], {
      ...placed(place),
      most: 25,
      target: { value: 12.5, label: 'Target 12.5%' },
      countHead: 'Reviewed',
    }),
  );
}

/** Draws how a second reviewer rates what one rates from −2 to 2. */
export function drawMatrix(place: Place): string {
  const names = ['−2', '−1', '0', '1', '2'];
  const shares = [0, 1, 2, 3, 4].map((row) =>
    [0, 1, 2, 3, 4].map((column) => [60, 18, 2, 0, 0][Math.abs(row - column)] ?? 0),
  );
  return toStatic(
    calibrationMatrix(
      shares.flatMap((all, row) =>
        all.map((share, column) => ({
          key: `m${row}${column}`,
          label: `${names[row]} and ${names[column]}: ${share}%`,
          row,
          column,
          share,
          shown: share === 0 ? '·' : `${share}%`,
        })),
      ),
      { ...placed(place), names, head: 'One gave ↓, another gave →' },
    ),
  );
}
