import { fold, unfold } from './folding.js';

const key = '?';

/**
 * Opens or closes how a figure is computed, where a key asks for it anywhere in the tile that the event passes, and leads
 * there and back. False where the event asks for something else, or there is nothing to open.
 */
export function openDefinition(event: KeyboardEvent): boolean {
  const { currentTarget: tile } = event;
  if (event.key !== key || event.ctrlKey || event.altKey || event.metaKey || !(tile instanceof Element)) return false;
  const details = tile.querySelector<HTMLDetailsElement>('details[part="definition"]');
  if (details === null) return false;
  event.preventDefault();
  if (details.open) fold(details);
  else unfold(details);
  return true;
}
