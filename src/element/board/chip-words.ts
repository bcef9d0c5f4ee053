import type { Text } from '../../text/index.js';
import type { Chip } from './chips.js';

/** Choices in words, one after the other. Instants are written in `timeZone`. */
export function chipList(chips: readonly Chip[], text: Text, timeZone: string): string {
  return text.chosenList(chips.map((chip) => chipWords(chip, text, timeZone)));
}

/** One of the choices in words: `Region: EMEA, APAC`, `1 Jan 2026 to 31 Mar 2026`. Instants are written in `timeZone`. */
export function chipWords(chip: Chip, text: Text, timeZone: string): string {
  switch (chip.kind) {
    case 'filter':
      return text.filters({ [chip.field]: chip.values });
    case 'span':
      return text.stretch(chip.since, chip.until, timeZone);
    case 'period':
      return text.chosenGrain(chip.period);
    case 'compare':
      return text.chosenComparison(chip.compare);
  }
}
