import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';

/**
 * Packages that browser tests load as one file each instead of hundreds. Every entry of Lit is in the same build, so
 * that a page never holds two copies of it.
 */
const entries = [
  'lit',
  'lit/decorators.js',
  'lit/static-html.js',
  ...['cache', 'class-map', 'guard', 'if-defined', 'keyed', 'live', 'ref', 'repeat', 'until', 'when'].map(
    (name) => `lit/directives/${name}.js`,
  ),
  'd3',
  'arquero',
  'zod/mini',
  'axe-core',
  'fast-check',
  '@esm-bundle/chai',
];

const fileOf = (entry) => `${entry.replace(/\.js$/, '').replaceAll(/[@/]/g, '_')}.js`;
const prefix = '/__vendor/';

async function buildVendor(root, folder) {
  const temporary = `${folder}.${process.pid}`;
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    resolve: { conditions: ['browser', 'development', 'module', 'import', 'default'] },
    build: {
      outDir: temporary,
      emptyOutDir: true,
      minify: false,
      modulePreload: false,
      target: 'es2022',
      rolldownOptions: {
        input: Object.fromEntries(entries.map((entry) => [fileOf(entry).slice(0, -3), entry])),
        preserveEntrySignatures: 'strict',
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'shared-[hash].js' },
      },
    },
  });
  if (existsSync(folder)) await rm(temporary, { recursive: true });
  else await rename(temporary, folder);
}

/** Serves each of `entries` as a prebuilt file; built once for a lock file, kept under `.cache/`. */
export function vendor(root) {
  const stamp = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(entries.join())
    .digest('hex')
    .slice(0, 12);
  const folder = join(root, '.cache', `vendor-${stamp}`);
  return {
    name: 'vendor',
    async serverStart() {
      if (!existsSync(folder)) await buildVendor(root, folder);
    },
    resolveImport({ source }) {
      return entries.includes(source) ? prefix + fileOf(source) : undefined;
    },
    async serve({ path }) {
      if (!path.startsWith(prefix)) return undefined;
      const body = await readFile(join(folder, path.slice(prefix.length)), 'utf8');
      return { body, type: 'js', headers: { 'cache-control': 'max-age=3600' } };
    },
    resolveMimeType: ({ path }) => (path.startsWith(prefix) ? 'js' : undefined),
    transformCacheKey: () => undefined,
  };
}
