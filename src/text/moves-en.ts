import { countedOf, type ChangePart, type Measure, type SegmentState } from '../metric.js';
import { isolated } from './formats.js';
import { moveFacts, type MoveFacts, type MoveWords, type Mover } from './moves.js';
import type { FirstWords } from './text.js';
import { difference, nounsEn, size, value } from './values-en.js';

function mover({ part, kind }: Mover, measure: Measure, f: FirstWords): string {
  const name = isolated(f.segmentName(part.key));
  if (kind === 'rate') return `the own value of ${name}`;
  const way = (part.to?.share ?? 0) > (part.from?.share ?? 0) ? 'larger' : 'smaller';
  return `a ${way} share of ${nounsEn[countedOf(measure)][1]} from ${name}`;
}

function leading({ change, leading: found, others }: MoveFacts, measure: Measure, f: FirstWords): string {
  const { unit } = measure;
  const [first, second] = found.map((each) => `${size(each.amount, unit, f)} came from ${mover(each, measure, f)}`);
  const whole = `Of the ${change > 0 ? 'rise' : 'fall'} of ${size(change, unit, f)}`;
  if (first === undefined) return `${whole}, no single part stands out.`;
  const named = second === undefined ? first : `${first} and ${second.replace(' came', '')}`;
  const amount = size(others, unit, f);
  if (difference(others, unit, f) === amount) return `${whole}, ${named}.`;
  return `${whole}, ${named}; all else ${others * change > 0 ? `added ${amount}` : `took ${amount} off it`}.`;
}

function atUnchangedShares({ rate }: MoveFacts, { unit }: Measure, f: FirstWords): string {
  return rate === null ? '' : `With unchanged shares: ${difference(rate, unit, f)}.`;
}

function why(measure: Measure, by: string, f: FirstWords): string {
  const { change } = measure;
  const facts = change && moveFacts(change, by);
  if (!change || !facts) return '';
  if (change.verdict === 'unclear') return f.paragraph([f.change(measure), 'Its parts may be chance as well.']);
  const reversed = facts.isReversed
    ? `The whole ${facts.change > 0 ? 'rose' : 'fell'} though every segment ${facts.change > 0 ? 'fell' : 'rose'}: their shares shifted.`
    : leading(facts, measure, f);
  return f.paragraph([reversed, atUnchangedShares(facts, measure, f)]);
}

function absent(measure: Measure, f: FirstWords): string {
  const { change, context } = measure;
  if (change?.value === null || change === null) return f.change(measure);
  return context.by.length === 0
    ? 'Name a dimension, such as by="region", to see which segments moved the value.'
    : 'The parts cannot be told: some are not decided yet, or there are too many segments.';
}

function moved(of: (state: SegmentState) => string, { from, to }: ChangePart): string {
  return `${from === null ? '–' : of(from)} to ${to === null ? '–' : of(to)}`;
}

function part(of: ChangePart, measure: Measure, f: FirstWords): string {
  const name = f.segmentName(of.key);
  if (of.rate === null || of.mix === null) return `${name}. ${f.hidden(measure.context.min_group, countedOf(measure))}`;
  const { unit } = measure;
  const values = moved((state) => value(state.value, unit, f), of);
  const shares = moved((state) => f.share(100 * state.share, 1), of);
  return `${name}: ${difference(of.rate + of.mix, unit, f)}. Own value ${difference(of.rate, unit, f)}, ${values}. Share ${difference(of.mix, unit, f)}, ${shares}`;
}

/** The English words of why a value moved. */
export function movesEn(f: FirstWords): MoveWords {
  return {
    why: (measure, by) => why(measure, by, f),
    whyAbsent: (measure) => absent(measure, f),
    changePart: (of, measure) => part(of, measure, f),
    partNames: { rate: 'own value', mix: 'share' },
  };
}
