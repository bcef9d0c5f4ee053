import type { Plugin } from 'vite';
import { notStarted } from '../../src/text/console.js';

const exported = /export \{ (\w+)(?: as kit)? \};\s*$/;

/**
 * Lit throws while it loads where the page's Trusted Types list refuses it. The whole page file therefore stands in one
 * block: where that is left early, one warning says why, the file's only export is null, the content between the tags
 * stays, and the page's other scripts never hear of it.
 */
export function guarded(): Plugin {
  const warning = JSON.stringify(notStarted('@'));
  return {
    name: 'guarded',
    renderChunk(code) {
      const name = exported.exec(code)?.[1];
      if (name === undefined) throw new Error('components/page.ts must export "kit" and nothing else');
      const body = `let loaded = null; try { ${code.replace(exported, `loaded = ${name};`)}`;
      const end = `} catch (error) { console.warn(${warning}.replace('@', () => error)); } export { loaded as kit };`;
      return { code: `${body}\n${end}\n`, map: null };
    },
  };
}
