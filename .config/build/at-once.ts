import type { Plugin } from 'vite';
import { fileBeside } from './files-beside.js';

const later = /\(await import\('(\.[^']+)'\)\)\.(\w+)/g;

/** The code with what it imports with its first use imported at its head, but for files beside. */
export function importedAtOnce(code: string): string {
  const imports: string[] = [];
  const text = code.replace(later, (whole: string, path: string, name: string) => {
    if (fileBeside.test(path)) return whole;
    imports.push(`import { ${name} as later${imports.length} } from '${path}';`);
    return `later${imports.length - 1}`;
  });
  return `${imports.join('')}${text}`;
}

/**
 * In one file nothing comes later: what is imported with its first use is imported at once, so that the bundler leaves out
 * of it what nothing uses. Files beside stay files.
 */
export function atOnce(): Plugin {
  return {
    name: 'at-once',
    enforce: 'pre',
    transform(code, id) {
      if (id.includes('/node_modules/')) return null;
      const text = importedAtOnce(code);
      return text === code ? null : { code: text, map: null };
    },
  };
}
