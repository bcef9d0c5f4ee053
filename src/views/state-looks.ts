import type { Tone } from '../charts/index.js';

/** How the states of a stack look; those unknown here are neutral, and lighter the later they come. */
const states: Readonly<Record<string, StateLook>> = {
  achieved: { tone: 'good', weight: 1 },
  solved: { tone: 'good', weight: 1 },
  one_touch: { tone: 'good', weight: 1 },
  two_replies: { tone: 'good', weight: 2 },
  more_replies: { tone: 'good', weight: 3 },
  breached_closed: { tone: 'bad', weight: 2 },
  breached_open: { tone: 'bad', weight: 1 },
  pending: { tone: 'neutral', weight: 1 },
  paused: { tone: 'neutral', weight: 2 },
  cancelled: { tone: 'neutral', weight: 3 },
};

/** Colour and weight of a state; 1 is the full colour, 2 and 3 are lighter. */
export interface StateLook {
  readonly tone: Tone;
  readonly weight: 1 | 2 | 3;
}

/** How a state looks, by its code; bands of `age`, from 0 for the youngest to 1, go from light to full colour. */
export function stateLook(code: string, age: number | null): StateLook {
  if (age === null) return states[code] ?? { tone: 'neutral', weight: 2 };
  if (age >= 0.8) return { tone: 'bad', weight: 1 };
  return { tone: 'good', weight: age < 0.25 ? 3 : age < 0.5 ? 2 : 1 };
}
