import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/** arquero's verbs, expressions, operators and formats, but for what the kit asks of them: to reduce, and to read Arrow. */
const unusedOfArquero =
  /\/arquero\/src\/(expression|verbs|format|op)\/(?!(reduce|reduce\/reducer|reduce\/util|from-arrow|functions\/sequence)\.js$)/;

/** The names that a source declares where it exports them. */
export function namesExported(source: string): string[] {
  const declared = source.matchAll(/^export (?:async )?(?:function\*?|const|class) (\w+)/gm);
  return [...declared].flatMap(([, name]) => name ?? []);
}

/**
 * arquero's verbs that take expressions parse them with acorn and compile them with `Function`, which a strict policy
 * forbids; the kit calls none of them, so they and the parser stay out of the engine files.
 */
export function withoutUnusableVerbs(): Plugin {
  const empty = '\0unsupported';
  return {
    name: 'without-unusable-verbs',
    enforce: 'pre',
    resolveId: (source) => (source === 'acorn' || source === empty ? empty : null),
    // Nothing there does more than to define what it exports, which its package does not say.
    transform: (code, id) =>
      /\/(arquero|@uwdata\/flechette)\//.test(id) ? { code, map: null, moduleSideEffects: false } : null,
    load(id) {
      if (id === empty) {
        return 'export function unsupported() { throw new Error("not supported"); } export { unsupported as parse };';
      }
      if (!unusedOfArquero.test(id) || id.endsWith('/verbs/index.js')) return null;
      const names = namesExported(readFileSync(id, 'utf8'));
      return `export { ${names.map((name) => `unsupported as ${name}`).join(', ')} } from ${JSON.stringify(empty)};`;
    },
  };
}
