import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../.scripts/files.mjs';

const file = join(root, 'bench.json');

function kept(): Readonly<Record<string, unknown>> {
  const known: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  return typeof known === 'object' && known !== null && !Array.isArray(known) ? { ...known } : {};
}

/** Writes what was measured into `bench.json`, in place of what was measured alike before. */
export function keepResults(kind: string, how: object | null, results: unknown): void {
  const name = how === null ? kind : `${kind} ${JSON.stringify(how)}`;
  writeFileSync(file, `${JSON.stringify({ ...kept(), [name]: results }, null, 2)}\n`);
}
