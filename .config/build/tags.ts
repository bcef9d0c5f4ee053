import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { root } from '../../.scripts/files.mjs';

/** How entries begin that are no files, but made by `tags`: the name of an element follows. */
export const tagMark = 'support-metrics:tag-';
const resolved = `\0${tagMark}`;

/** The element of which a module that `tags` made defines the tag, without prefix; null for all other modules. */
export function tagOf(id: string): string | null {
  return id.startsWith(resolved) ? id.slice(resolved.length) : null;
}

/** One file an element that defines its tag and hands out its class, from `support-metrics:tag-NAME`. */
export function tags(): Plugin {
  return {
    name: 'tags',
    resolveId: (source) => (source.startsWith(tagMark) ? `\0${source}` : null),
    load(id) {
      const name = tagOf(id);
      if (name === null) return null;
      const [file, define] = [`support-${name}.ts`, 'define-elements.ts'].map((each) =>
        resolve(root, 'components', each),
      );
      const className = `Support${name.replace(/(^|-)./g, (letter) => letter.slice(-1).toUpperCase())}`;
      return `
        import { ${className} } from ${JSON.stringify(file)};
        import { defineElements } from ${JSON.stringify(define)};
        defineElements({ ${JSON.stringify(name)}: ${className} });
        export { ${className} };
      `;
    },
  };
}
