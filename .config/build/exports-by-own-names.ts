import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';
import { movedBy } from './source-map.js';

const namesHandedOut = /\bexport\{([^}]*)\}/;
const namesTaken = /\b(import\{)([^}]*)(\}from[`"'](\.[^`"']+)[`"'])/g;
/** Names by which files of one build know what they share are no longer than this; those that others ask for are. */
const longestInternal = 2;

/** What a file itself calls what it handed out, by the name that it handed it out by. */
type OwnNames = ReadonlyMap<string, string>;

const pairsOf = (names: string): string[][] => names.split(',').map((pair) => pair.split(' as '));
const pairOf = (from: string, to: string): string => (from === to ? from : `${from} as ${to}`);

/** The code of a file that hands out as the file itself has them all names that are internal, and these. */
export function handingOut(code: string): { readonly code: string; readonly own: OwnNames } {
  const own = new Map<string, string>();
  const pairOut = ([inside = '', name = inside]: readonly string[]) => {
    if (name.length > longestInternal) return pairOf(inside, name);
    own.set(name, inside);
    return inside;
  };
  const text = code.replace(namesHandedOut, (_, names: string) => `export{${pairsOf(names).map(pairOut).join()}}`);
  return { code: text, own };
}

/** The code of a file that takes what others hand out by their own names, which stand in `own` by file. */
export function takingOver(code: string, fileName: string, own: ReadonlyMap<string, OwnNames>): string {
  return code.replace(namesTaken, (_, start: string, names: string, end: string, path: string) => {
    const ownNames = own.get(join(dirname(fileName), path));
    const pairs = pairsOf(names).map(([name = '', as = name]) => pairOf(ownNames?.get(name) ?? name, as));
    return `${start}${pairs.join()}${end}`;
  });
}

/**
 * What files of one build hand to each other they hand out by the names that it has in them: a name of its own for each is
 * nearly a kilobyte, gzipped, of what every page loads. Files that are imported by name later keep theirs.
 */
export function exportsByOwnNames(): Plugin {
  return {
    name: 'exports-by-own-names',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? [file] : []));
      const later = new Set(chunks.flatMap(({ dynamicImports }) => dynamicImports));
      const ownNames = new Map<string, OwnNames>();
      for (const chunk of chunks.filter(({ fileName }) => !later.has(fileName))) {
        const { code, own } = handingOut(chunk.code);
        chunk.code = code;
        ownNames.set(chunk.fileName, own);
      }
      for (const chunk of chunks) {
        const code = takingOver(chunk.code, chunk.fileName, ownNames);
        const [longer, map] = [code.length - chunk.code.length, bundle[`${chunk.fileName}.map`]];
        chunk.code = code;
        if (map?.type === 'asset') map.source = movedBy(longer, String(map.source));
      }
    },
  };
}
