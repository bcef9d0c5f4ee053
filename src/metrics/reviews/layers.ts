import { parsed } from './options.js';

/** What stands between the parts of a stratum's name, and for a value that is not set. */
const [between, unset] = [' · ', '–'];

/** The values that make a stratum, by the column they stand in. */
export type Layer = readonly (readonly [column: string, value: string | null])[];

/** A stratum as the text of a key. */
export function layerText(layer: Layer): string {
  return JSON.stringify(layer);
}

function isPair(value: unknown): value is Layer[number] {
  if (!Array.isArray(value)) return false;
  const [column, text]: readonly unknown[] = value;
  return typeof column === 'string' && (text === null || typeof text === 'string');
}

/** The stratum that the text of a key says; none for any other text. */
export function layerOf(text: string): Layer {
  const pairs = parsed(text);
  return Array.isArray(pairs) ? pairs.filter(isPair) : [];
}

/** The columns of a stratum as one name. */
export function layerColumns(layer: Layer): string {
  return layer.map(([column]) => column).join(between);
}

/** The values of a stratum as one name; null where none of them is set. */
export function layerName(layer: Layer): string | null {
  const isSet = layer.some(([, value]) => value !== null);
  return isSet ? layer.map(([, value]) => value ?? unset).join(between) : null;
}
