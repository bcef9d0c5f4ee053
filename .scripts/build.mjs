/* npm run build: everything in dist/, from scratch. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { filesUnder, hashOf, root } from './files.mjs';
import { writeManifest } from './manifest.mjs';
import { runNode } from './run.mjs';
import { writeSchema } from './schema.mjs';

/** What `dist/` is made of: where one of these changes, it is stale. */
export const sources = [
  'src',
  'components',
  'vite.config.ts',
  '.config/build',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
  '.config/tsconfig.types.json',
  '.config/custom-elements-manifest.config.mjs',
  '.scripts/build.mjs',
  '.scripts/files.mjs',
  '.scripts/manifest.mjs',
  '.scripts/run.mjs',
  '.scripts/schema.mjs',
];
const stampFile = join(root, '.cache', 'built');
/** The engines come first, because the others ask for their files together with what these import. */
const modes = {
  engines: 'src/engine/rollups.ts',
  page: 'components/page.ts',
  elements: 'components/define-elements.ts',
  words: 'src/text/ja.ts',
  worker: 'src/engine/worker-scope.ts',
  modules: 'components/index.ts',
  command: 'src/cli/index.ts',
};

async function buildFiles() {
  for (const [mode, entry] of Object.entries(modes)) {
    if (!existsSync(join(root, entry))) throw new Error(`${entry} is missing: dist/ cannot be built without it.`);
    await build({ mode, configFile: join(root, 'vite.config.ts') });
  }
}

const importOf = /(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g;

function importsOf(file) {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(importOf)].map(([, path]) =>
    new URL(path.replace(/\.js$/, '.d.ts'), `file:///${file}`).pathname.slice(1),
  );
}

/** Keeps of the emitted types what a user can reach from an entry of the package. */
function pruneTypes() {
  const emitted = filesUnder('dist/types').filter((file) => file.endsWith('.d.ts'));
  const reached = new Set();
  const queue = emitted.filter((file) => file.startsWith('dist/types/components/'));
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    queue.push(...importsOf(file));
  }
  for (const file of emitted) if (!reached.has(file)) rmSync(join(root, file));
}

async function buildTypes() {
  const compiler = 'node_modules/typescript/bin/tsc';
  const code = await runNode([compiler, '-p', '.config/tsconfig.types.json']);
  if (code !== 0) throw new Error('The types of the package could not be written; tsc says why above.');
  pruneTypes();
}

/** Builds `dist/` from scratch. */
export async function buildAll() {
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  await buildFiles();
  await buildTypes();
  await writeManifest();
  await writeSchema();
  mkdirSync(join(root, '.cache'), { recursive: true });
  writeFileSync(stampFile, hashOf(sources));
}

/** Builds `dist/` unless it was built from these very sources. */
export async function buildIfStale() {
  const fresh = existsSync(stampFile) && existsSync(join(root, 'dist', 'cli.js'));
  if (fresh && readFileSync(stampFile, 'utf8') === hashOf(sources)) return;
  console.log('Building dist/ …');
  await buildAll();
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await buildAll();
