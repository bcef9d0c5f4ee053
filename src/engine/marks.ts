import type { Benchmark, Target } from '../metric.js';
import { mark } from './kinds.js';

/** A goal: a number, or JSON with `value` and `label`. */
export const target = mark<Target>('40, {"value": 40, "label": "2025"}', (value, { label }) => ({
  value,
  ...(typeof label === 'string' && { label }),
}));

/** A published figure: a number, or JSON with `value`, `label`, `population`, `year`, `source` and `n`. */
export const benchmark = mark<Benchmark>(
  '32, {"value": 32, "label": "Retail", "year": 2024}',
  (value, { label, population, year, source, n }) => ({
    value,
    label: typeof label === 'string' ? label : '',
    ...(typeof population === 'string' && { population }),
    ...(typeof year === 'number' && { year }),
    ...(typeof source === 'string' && { source }),
    ...(typeof n === 'number' && { n }),
  }),
);
