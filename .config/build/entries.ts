import { resolve } from 'node:path';
import { root } from '../../.scripts/files.mjs';
import { elementNames, metricFiles } from './metrics-and-elements.js';
import { tagMark } from './tags.js';

/** Sources by the names of the files of `dist/` that are made of them, without ending. */
export type Entries = Readonly<Record<string, string>>;

/** The built files of metrics, which pages ask for as soon as they know which engine a feed is for. */
export const metricEntry = new RegExp(`^engine/(counting-)?(${metricFiles.join('|')})\\.js$`);

/** Two files a metric: what it means, and how it counts rows. */
export function metricEntries(): Entries {
  const files = metricFiles.flatMap((name) => [
    [`engine/${name}`, `src/metrics/${name}.ts`],
    [`engine/counting-${name}`, `src/metrics/counting/${name}.ts`],
  ]);
  return Object.fromEntries(files);
}

/** One file an element that hands out its class and defines nothing. */
export function componentEntries(): Entries {
  return Object.fromEntries(
    elementNames().map((name) => [`components/support-${name}`, `components/support-${name}.ts`]),
  );
}

/** One file an element, in a folder, that defines its tag. */
export function tagEntries(folder: string): Entries {
  return Object.fromEntries(elementNames().map((name) => [`${folder}${name}`, `${tagMark}${name}`]));
}

/** The same entries as the bundler finds them: files by their whole paths, tags by their names. */
export function inputOf(entries: Entries): Record<string, string> {
  const fileOf = (entry: string) => (entry.startsWith(tagMark) ? entry : resolve(root, entry));
  return Object.fromEntries(Object.entries(entries).map(([name, entry]) => [name, fileOf(entry)]));
}
