import type { Measure } from '../metric.js';
import type { Text, WordsPart } from '../text/index.js';

/** The words beside the first ones that a summary of `measure` takes, whatever picture it has; `text` is in its language. */
export function wordsOf({ facts = [], quantiles = [], unit, notes, benchmark }: Measure, text: Text): WordsPart[] {
  const hasFigures = facts.length + quantiles.length > 0 || unit === 'hours';
  const hasRareNotes = notes.some((note) => text.note(note) === '');
  return [
    ...(hasFigures ? ['figures' as const] : []),
    ...(hasRareNotes ? ['notes' as const] : []),
    ...(benchmark === null ? [] : ['comparisons' as const]),
  ];
}
