import { changeParts, toStatic, type PartBar, type PartsRow } from '../../src/charts/index.js';
import type { Place } from './samples.js';

function bar(amount: number, name: string): PartBar {
  const mark = amount === 0 ? '' : amount > 0 ? '▲ +' : '▼ −';
  return { amount, shown: `${mark}${Math.abs(amount)} ${name}`, tone: amount < 0 ? 'bad' : 'good' };
}

/** A group with its two parts. */
export function partsRow(name: string, own: number, share: number): PartsRow {
  return {
    key: name,
    label: `${name}: ${own} and ${share}`,
    name,
    bars: [bar(own, 'own value'), bar(share, 'share')],
    absent: '',
  };
}

/** Groups that pulled a value down, and one that is hidden. */
export const partsRows: readonly PartsRow[] = [
  partsRow('EMEA', -3.1, 0.4),
  partsRow('Latin America and the Caribbean', 0.6, -1.4),
  partsRow('Asia Pacific and Japan', -0.2, -0.5),
  partsRow('(not set)', 0, 0),
  {
    key: 'Antarctica',
    label: 'Antarctica: hidden',
    name: 'Antarctica',
    bars: null,
    absent: 'hidden, fewer than 5 answers',
  },
];

/** Draws what groups did to a change. */
export function drawParts(
  { width, direction = 'ltr', active = null }: Place,
  rows: readonly PartsRow[] = partsRows,
): string {
  const format = (amount: number) => `${amount > 0 ? '+' : ''}${Math.round(10 * amount) / 10}`;
  return toStatic(changeParts(rows, { width, direction, active, label: 'A chart', format }));
}
