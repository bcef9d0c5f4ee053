import { dirname, relative } from 'node:path';
import type { Plugin } from 'vite';
import { metricFiles } from './metrics-and-elements.js';

const metrics = metricFiles.join('|');
const engineSource = new RegExp(
  `/(?:engine/(?=rows|rollups|line-guard|protect)|metrics/reading/(?=grouping)|config/(?=dashboard)|element/cases/(?=search)|metrics/(counting/)?(?=${metrics}))` +
    `([\\w-]+)\\.ts$`,
);
/** The addresses, as sources write them, of files that stay files beside those that import them. */
export const fileBeside = new RegExp(
  `/(rows|rollups|line-guard|protect|grouping|dashboard|search|ja|${metrics})\\.[jt]s$`,
);
const engineMark = 'support-metrics:engine-';
const engineName = new RegExp(`${engineMark}([\\w-]+)`, 'g');
const wordsSource = /\/text\/(ja)\.ts$/;
const wordsMark = 'support-metrics:words-';
const wordsName = new RegExp(`${wordsMark}(\\w+)`, 'g');
const workerSource = /\/engine\/worker-file\.ts$/;
const workerAddress = "new URL('./rows.js', import.meta.url)";
const workerMark = 'SUPPORT_METRICS_WORKER';

/** The mark that stands for a file beside until it is known which file imports it; null for all other sources. */
export function markOf(source: string): string | null {
  const [engine, words] = [engineSource.exec(source), wordsSource.exec(source)];
  if (engine) return `${engineMark}${engine[1] ? 'counting-' : ''}${engine[2]}`;
  return words ? `${wordsMark}${words[1]}` : null;
}

/** The code of a built file with the addresses of files beside it, as seen from there, instead of their marks. */
export function withAddresses(code: string, fileName: string): string {
  const path = relative(dirname(fileName), '.');
  const folder = path === '' ? './' : `${path}/`;
  return code
    .replaceAll(engineName, `${folder}engine/$1.js`)
    .replaceAll(wordsName, `${folder}words/$1.js`)
    .replaceAll(workerMark, `new URL("${folder}engine-rows.js", import.meta.url)`);
}

/**
 * Leaves imports of the two engine entries, of metrics, of what checks a dashboard's file or searches records, and of
 * languages but English, as imports of files in `dist/engine/` and `dist/words/`: they are loaded when they are needed,
 * and whoever bundles the package bundles them as they are. The address of the worker becomes that of
 * `dist/engine-rows.js`, which is in one piece: who bundles the package copies it without what it imports.
 */
export function filesBeside(): Plugin {
  return {
    name: 'files-beside',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (importer === undefined || !fileBeside.test(source)) return null;
      const found = await this.resolve(source, importer, { ...options, skipSelf: true });
      const mark = markOf(found?.id ?? '');
      return mark === null ? null : { id: mark, external: true };
    },
    transform: (code, id) =>
      workerSource.test(id) ? { code: code.replace(workerAddress, workerMark), map: null } : null,
    renderChunk(code, { fileName }) {
      const text = withAddresses(code, fileName);
      return text === code ? null : { code: text, map: null };
    },
  };
}
