import { fold, unfold } from './folding.js';
import { keyOf } from './pointing.js';

const key = '?';

/**
 * Opens or closes how a figure is computed, where a key asks for it anywhere in a tile, and leads there and back. False where the event asks for something else, or there is nothing to open.
 */
export function openDefinition(event: KeyboardEvent, tile: ShadowRoot | null): boolean {
  if (keyOf(event) !== key) return false;
  const details = tile?.querySelector<HTMLDetailsElement>('details[part="definition"]');
  if (!details) return false;
  event.preventDefault();
  if (details.open) fold(details);
  else unfold(details);
  return true;
}
