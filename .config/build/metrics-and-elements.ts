import { readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { root } from '../../.scripts/files.mjs';

/** Where the metrics stand that can be asked for by name. */
export const metricsByName = resolve(root, 'src/metrics/load.ts');

/** The files of metrics, which are loaded by name, without folder and ending. */
export const metricFiles: readonly string[] = [
  ...readFileSync(metricsByName, 'utf8').matchAll(/import\('\.\/([\w-]+)\.js'\)/g),
].flatMap(([, name]) => name ?? []);

/** The names of the elements, without prefix. */
export function elementNames(): string[] {
  const files = readdirSync(resolve(root, 'components'));
  return files.flatMap((file) => /^support-(.*)\.ts$/.exec(file)?.[1] ?? []);
}

/** How many of them show a metric. */
export function countMetricElements(): number {
  const source = (name: string) => readFileSync(resolve(root, 'components', `support-${name}.ts`), 'utf8');
  return elementNames().filter((name) => source(name).includes(' extends MetricElement')).length;
}
