import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Plugin } from 'vite';
import { root } from '../../.scripts/files.mjs';

const importedAtOnce = /(?:from|import)\s*["'](\.[^"']+)["']/g;
const importedLater = /\bimport\("(\.[^"]+)"\)/g;

/** What each file of a build imports at once. */
type Chunks = Readonly<Record<string, { readonly imports: readonly string[] }>>;

/** What a file imports at once: of the chunks of this build, else of what stands in `dist/` already. */
function importsOf(file: string, chunks: Chunks): string[] {
  const chunk = chunks[file];
  if (chunk) return chunk.imports.filter((name) => chunks[name]);
  if (!existsSync(`${root}dist/${file}`)) return [];
  const found = readFileSync(`${root}dist/${file}`, 'utf8').matchAll(importedAtOnce);
  return [...found].map(([, path = '']) => join(dirname(file), path));
}

/** A file and all that is loaded with it. */
function reachedFrom(start: string, chunks: Chunks): Set<string> {
  const reached = new Set([start]);
  for (const file of reached) for (const name of importsOf(file, chunks)) reached.add(name);
  return reached;
}

/** The files of an engine that are asked for before one of a metric is: what is known of it, and which engine it is for. */
function askedBefore(file: string): string[] {
  const [, counting, name = ''] = /^engine\/(counting-)?([\w-]+)\.js$/.exec(file) ?? [];
  if (name === '' || name === 'rollups') return [];
  const sums = ['engine/rollups.js'];
  if (name === 'line-guard') return [...sums, 'engine/rows.js'];
  return counting ? [...sums, `engine/${name}.js`, 'engine/rows.js'] : sums;
}

/** The files to ask for where a file asks for `later`: it, and of what it imports all that is not there by then. */
export function waveOf(later: string, asking: string, chunks: Chunks): string[] {
  const before = [asking, ...askedBefore(later)].map((file) => reachedFrom(file, chunks));
  return [...reachedFrom(later, chunks)].filter((file) => before.every((known) => !known.has(file)));
}

/**
 * Asks for a file that is loaded later together with all that it imports, which would otherwise be discovered one file
 * after the other, each after a way to the server and back; but for those that are `asked` for by others.
 */
export function inOneWave(asked?: RegExp): Plugin {
  return {
    name: 'in-one-wave',
    renderChunk(code, { fileName }, _options, { chunks }) {
      const folder = dirname(fileName);
      const text = code.replace(importedLater, (one: string, path: string) => {
        const later = join(folder, path);
        if (asked?.test(later)) return one;
        const wave = waveOf(later, fileName, chunks).map((file) => relative(folder, file).replace(/^(?!\.)/, './'));
        const imports = wave.map((address) => `import("${address}")`);
        return imports.length < 2 ? one : `Promise.all([${imports.join(',')}]).then((all) => all[0])`;
      });
      return text === code ? null : { code: text, map: null };
    },
  };
}
