import type { Tone, Weight } from '../charts/index.js';

/** How the states of a stack look; those unknown here are neutral, and lighter the later they come. */
const states: Readonly<Record<string, StateLook>> = {
  achieved: { tone: 'good', weight: 1 },
  solved: { tone: 'good', weight: 1 },
  one_touch: { tone: 'good', weight: 1 },
  two_replies: { tone: 'good', weight: 3 },
  more_replies: { tone: 'good', weight: 5 },
  breached_closed: { tone: 'bad', weight: 3 },
  breached_open: { tone: 'bad', weight: 1 },
  pending: { tone: 'neutral', weight: 1 },
  paused: { tone: 'neutral', weight: 3 },
  cancelled: { tone: 'neutral', weight: 5 },
};

/** Colour and weight of a state; 1 is the full colour, the others are lighter step by step. */
export interface StateLook {
  readonly tone: Tone;
  readonly weight: Weight;
}

/** Each of the usual six bands of age has a look of its own: five weights, and the colour of what is bad. */
const ageWeights: readonly Weight[] = [5, 4, 3, 2, 1];

/** How a state looks, by its code; bands of `age`, from 0 for the youngest to 1, go from light to full colour. */
export function stateLook(code: string, age: number | null): StateLook {
  if (age === null) return states[code] ?? { tone: 'neutral', weight: 3 };
  if (age >= 0.8) return { tone: 'bad', weight: 1 };
  return { tone: 'good', weight: ageWeights[Math.floor(age * 6)] ?? 1 };
}
