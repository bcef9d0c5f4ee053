import type * as Judge from './judge.js';
import { Part } from './part.js';

/** zod and the schemas of records, which only feeds need with values that are not plainly right. */
export const judge: Part<typeof Judge> = new Part(() => import('./judge.js'));
