import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Plugin } from 'vite';
import { metricsByName } from './metrics-and-elements.js';
import { tagOf } from './tags.js';

/** A metric by name, and its file. */
const namedMetric = /^  '?([\w-]+)'?: (async \(\) => \(await import\('\.)(\/[\w/-]+)\.js('\)\)\.\w+),$/gm;
const taking = 'export function take(own) { Object.assign(meanings, own[0]); Object.assign(metrics, own[1]); }';

/** Of a table of metrics the line of one, as the text of a table with files by their whole paths. */
function lineOf(table: readonly RegExpExecArray[], metric: string): string {
  const lines = table
    .filter(([, name]) => name === metric)
    .map(([, name, start, path, end]) => `'${name}': ${start}${path}.ts${end}`);
  return `{ ${lines.join()} }`.replaceAll("'./", `'${dirname(metricsByName)}/`);
}

/**
 * Of the metrics that can be asked for by name, a file of one element names its own only, which is called as it is: what it
 * means and how it counts.
 */
export function ownMetric(): Plugin {
  const tables = readFileSync(metricsByName, 'utf8')
    .split('const metrics')
    .map((part) => [...part.matchAll(namedMetric)]);
  return {
    name: 'own-metric',
    enforce: 'pre',
    transform(code, id) {
      if (id === metricsByName) return { code: `${code.replace(namedMetric, '')}\n${taking}`, map: null };
      const metric = tagOf(id);
      if (metric === null || !tables[0]?.some(([, name]) => name === metric)) return null;
      const own = tables.map((table) => lineOf(table, metric));
      return { code: `import { take } from '${metricsByName}'; take([${own.join()}]); ${code}`, map: null };
    },
  };
}
