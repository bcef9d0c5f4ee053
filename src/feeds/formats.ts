import type { instantReader } from '../calendar/instant-format.js';
import { Part } from './part.js';

/** What makes readers of instants in a form of their own. */
export const dateFormats: Part<typeof instantReader> = new Part(
  async () => (await import('../calendar/instant-format.js')).instantReader,
);
