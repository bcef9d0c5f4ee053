import type * as Faults from './text-faults.js';
import { Part } from './part.js';

/** What tells why bytes are no text, or a text no JSON, which only feeds need that cannot be read. */
export const faults: Part<typeof Faults> = new Part(() => import('./text-faults.js'));
