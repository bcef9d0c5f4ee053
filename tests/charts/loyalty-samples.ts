import {
  cohortGrid,
  gridColumns,
  toStatic,
  waterfall,
  type FallStep,
  type GridCell,
  type GridRow,
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

/** A cell of the given part; a star where it is not over yet. */
export function gridCell(key: string, value: number, complete = true): GridCell {
  return { key, label: `${key}: ${value}`, value, shown: `${value}${complete ? '' : '*'}`, complete };
}

const months = ['Jan 2024', 'Feb 2024', 'Mar 2024', 'Apr 2024', 'May 2024', 'Jun 2024'];

/** Six cohorts, the fourth of them hidden, each newer one a month shorter and its last cell not over yet. */
export const cohortRows: readonly GridRow[] = months.map((name, row) => ({
  name,
  size: row === 3 ? '' : String(1200 + 10 * row),
  cells: Array.from({ length: 6 }, (_, age) =>
    row === 3 || age > 5 - row ? null : gridCell(`r${row}c${age}`, 95 - 7 * age - row, age < 5 - row),
  ),
  absent: row === 3 ? { key: 'hidden', label: `${name}. Hidden`, shown: 'hidden, fewer than 5' } : null,
}));

const average: GridRow = {
  name: 'Average',
  size: '',
  cells: Array.from({ length: 6 }, (_, age) => gridCell(`a${age}`, 94 - 7 * age)),
  absent: null,
};

/** Draws cohorts over as many months as have room. */
export function drawCohorts(place: Place, rows: readonly GridRow[] = cohortRows): string {
  const count = gridColumns(place.width, [average, ...rows], 'Size', ['99*']);
  const cut = (row: GridRow): GridRow => ({ ...row, cells: row.cells.slice(0, count) });
  return toStatic(
    cohortGrid(rows.map(cut), {
      ...placed(place),
      average: cut(average),
      ages: ['1', '2', '3', '4', '5', '6'].slice(0, count),
      heads: { ages: '% left by month', size: 'Size' },
    }),
  );
}

function total(key: string, name: string, amount: number): FallStep {
  const shown = `${amount}K`;
  return {
    key,
    label: `${name}: ${shown}`,
    name,
    from: amount,
    to: amount,
    shown,
    n: '',
    tone: 'neutral',
    isTotal: true,
  };
}

function moved(key: string, name: string, from: number, to: number): FallStep {
  const isUp = to > from;
  const shown = `${isUp ? '▲ +' : '▼ −'}${Math.abs(to - from)}K`;
  return {
    key,
    label: `${name}: ${shown}`,
    name,
    from,
    to,
    shown,
    n: '40',
    tone: isUp ? 'good' : 'bad',
    isTotal: false,
  };
}

/** From 1,400 to 1,430 by what came and what went. */
export const fallSteps: readonly FallStep[] = [
  total('start', 'Start', 1400),
  moved('new', 'New', 1400, 1455),
  moved('expansion', 'Expansion', 1455, 1480),
  moved('contraction', 'Contraction', 1480, 1465),
  moved('churn', 'Churn', 1465, 1430),
  total('end', 'End', 1430),
];

/** Draws how one amount becomes another. */
export function drawWaterfall(place: Place, steps: readonly FallStep[] = fallSteps): string {
  return toStatic(
    waterfall(steps, { ...placed(place), format: (amount) => `${Math.round(amount)}K`, countHead: 'Customers' }),
  );
}
