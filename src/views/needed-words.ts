import type { Measure } from '../metric.js';
import type { Text, WordsPart } from '../text/index.js';

/** Whether a measure has figures beside its value, or one that has to be called what it is. */
export function hasFigures({ facts = [], quantiles = [], unit }: Measure): boolean {
  return facts.length + quantiles.length > 0 || unit === 'hours';
}

/** The words beside the first ones that a summary of `measure` takes, whatever picture it has; `text` is in its language. */
export function wordsOf(measure: Measure, text: Text): WordsPart[] {
  const { notes, benchmark } = measure;
  const hasRareNotes = notes.some((note) => text.note(note) === '');
  return [
    ...(hasFigures(measure) ? ['figures' as const] : []),
    ...(hasRareNotes ? ['notes' as const] : []),
    ...(benchmark === null ? [] : ['comparisons' as const]),
  ];
}
