import * as kit from './index.js';

kit.define();

/**
 * The file of the script tag: defines every element and hands out the exports of the kit as `kit`. The build puts all of
 * it in one guarded block (`vite.config.ts`): where Lit refuses to load, `kit` is null and the console says why.
 */
export { kit };
