import { FeedError, type Expected } from '../../metric.js';

/** What an answer says, as the bars of a distribution are grouped. */
export type Mood = 'dissatisfied' | 'neutral' | 'satisfied';

/** A scale of satisfaction: its bounds, and from where on an answer is satisfied, dissatisfied or the very best. */
export interface Scale {
  /** What a score must be to be on the scale. */
  readonly bounds: Extract<Expected, object>;
  /** Scores up to this one are dissatisfied; what lies between this and `satisfied` is neutral. */
  readonly dissatisfied: number;
  /** Scores from this one on are satisfied. */
  readonly satisfied: number;
  /** A score that is neutral wherever it lies; absent where none is. */
  readonly neutral?: number;
  /** Scores from this one on are the top box. */
  readonly top: number;
  /** Whether the points of the scale are equally far apart, so that a mean means something. */
  readonly hasMean: boolean;
  /** The kind of survey that is answered on it; kinds are never pooled. */
  readonly kind: 'csat' | 'ces';
}

function steps(
  low: number,
  high: number,
  dissatisfied: number,
  satisfied: number,
  kind: Scale['kind'] = 'csat',
): Scale {
  return { bounds: { integer: [low, high] }, dissatisfied, satisfied, top: high, hasMean: true, kind };
}

/**
 * The scales by name.
 *
 * - `1-5`: 4 and 5 are satisfied (Zendesk and Intercom report so), 3 is neutral and counts in the denominator.
 * - `1-4`: 3 and 4. `1-3`: 3, as in great, okay, not good. `binary`: 1 of 0 and 1.
 * - `thumbs`: up is 1, down is −1 or 0. `signed`: the sign decides, as in the codes of Freshdesk, of which −103 to −101 are
 *   unhappy and 101 to 103 happy; its 100 is neutral (Freshdesk API v2, satisfaction ratings).
 * - `ces`: effort on the seven points of agreement "made it easy": 5, 6 and 7 are at ease, 4 is neutral (customer effort
 *   score after Dixon, Freeman and Toman 2010; as "CES 2.0" on seven points by CEB 2013).
 * - `expectation`: 1 below, 2 met, 3 exceeded; met and exceeded are satisfied.
 */
export const scales = {
  '1-5': steps(1, 5, 2, 4),
  '1-4': steps(1, 4, 2, 3),
  '1-3': steps(1, 3, 1, 3),
  binary: steps(0, 1, 0, 1),
  thumbs: { ...steps(-1, 1, 0, 1), hasMean: false },
  signed: { ...steps(-103, 103, -1, 1), neutral: 100, hasMean: false },
  ces: steps(1, 7, 3, 5, 'ces'),
  expectation: steps(1, 3, 1, 2),
} as const satisfies Readonly<Record<string, Scale>>;

/** The name of a scale. */
export type ScaleName = keyof typeof scales;

/** The names of the scales, the default first. */
const scaleNames: readonly ScaleName[] = ['1-5', '1-4', '1-3', 'binary', 'thumbs', 'signed', 'ces', 'expectation'];

/** How else feeds call a scale. */
const aliases: Readonly<Record<string, ScaleName>> = { '1-7': 'ces' };

/** The scale that a feed's text names; null for one that is not known. */
export function scaleCalled(text: string | null): ScaleName | null {
  if (text === null) return null;
  return scaleNames.find((known) => known === text) ?? aliases[text] ?? null;
}

/** The scale of an option's value; null for `auto`, each answer's own; `bad_option` for a name that no scale has. */
export function scaleAsked(option: string | number | boolean = 'auto'): ScaleName | null {
  if (option === 'auto') return null;
  const name = scaleNames.find((known) => known === option);
  if (name === undefined) {
    throw new FeedError('bad_option', { option: 'scale', seen: option, expected: ['auto', ...scaleNames].join(', ') });
  }
  return name;
}

/** The scale of answers of which nobody says the scale. */
export const usualScale: ScaleName = '1-5';

/** What a score says on a scale. */
export function moodOf(score: number, { satisfied, dissatisfied, neutral }: Scale): Mood {
  if (score === neutral) return 'neutral';
  if (score >= satisfied) return 'satisfied';
  return score <= dissatisfied ? 'dissatisfied' : 'neutral';
}
