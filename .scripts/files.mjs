import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the checkout. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** Every file under `folder` (or `folder` itself if it is one), as paths from the root with `/`, sorted. */
export function filesUnder(folder) {
  const path = join(root, folder);
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [folder];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name)).replaceAll(sep, '/'))
    .toSorted();
}

/** A hash of the names and contents of all files under `folders`, pages of documentation aside. */
export function hashOf(folders) {
  const hash = createHash('sha256');
  const files = folders.flatMap(filesUnder).filter((file) => !file.endsWith('.md'));
  for (const file of files) hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}
