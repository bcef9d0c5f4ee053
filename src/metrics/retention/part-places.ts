import type { Cells } from '../../metric.js';
import { textsOf } from '../columns.js';
import type { Part } from './lines.js';

/** The indices of the cells of a part. */
export function placesOfPart({ keys, size }: Cells, part: Part): number[] {
  const parts = textsOf({ columns: keys }, 'part');
  const code = parts?.dictionary.indexOf(part) ?? -1;
  const places: number[] = [];
  if (parts === null || code < 0) return places;
  for (let index = 0; index < size; index++) if (parts.codes[index] === code) places.push(index);
  return places;
}
