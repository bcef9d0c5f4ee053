import type * as Judge from './judge.js';

let judge: typeof Judge | null = null;

/** Something has to be decided by schemas that are not there yet: they are to be loaded, and the feed read once more. */
export class JudgeMissing extends Error {}

/** Fetches zod and the schemas of records, which only feeds need with values that are not plainly right. */
export async function loadJudge(): Promise<void> {
  judge ??= await import('./judge.js');
}

/** What decides by schemas, after `loadJudge`; throws a `JudgeMissing` before. */
export function judging(): typeof Judge {
  if (judge === null) throw new JudgeMissing();
  return judge;
}
