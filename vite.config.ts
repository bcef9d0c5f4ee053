import { readdirSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type BuildOptions, type Plugin, type UserConfig } from 'vite';
import { notStarted } from './src/text/console.js';

const root = fileURLToPath(new URL('.', import.meta.url));
const engineSource = /\/engine\/(rows|rollups)\.ts$/;
const engineMark = 'support-metrics:engine-';
const engineName = new RegExp(`${engineMark}(rows|rollups)`, 'g');

/**
 * Leaves imports of the two engine entries as imports of the two built engine files, which stand at the top of `dist/`:
 * they are loaded when a feed needs them, and whoever bundles the package bundles them as they are.
 */
function engineFilesBeside(): Plugin {
  return {
    name: 'engine-files-beside',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (importer === undefined || !/\/(rows|rollups)\.js$/.test(source)) return null;
      const found = await this.resolve(source, importer, { ...options, skipSelf: true });
      const engine = found === null ? null : engineSource.exec(found.id);
      return engine ? { id: `${engineMark}${engine[1]}`, external: true } : null;
    },
    renderChunk(code, chunk) {
      const path = relative(dirname(chunk.fileName), '.');
      const folder = path === '' ? './' : `${path}/`;
      const text = code.replaceAll(engineName, `${folder}engine-$1.js`);
      return text === code ? null : { code: text, map: null };
    },
  };
}

/**
 * Lit throws while it loads where the page's Trusted Types list refuses it. The whole page file therefore stands in one
 * block: where that is left early, one warning says why, the file's only export is null, the content between the tags
 * stays, and the page's other scripts never hear of it.
 */
function guarded(): Plugin {
  const exported = /export \{ (\w+)(?: as kit)? \};\s*$/;
  const warning = JSON.stringify(notStarted('@'));
  return {
    name: 'guarded',
    renderChunk(code) {
      const name = exported.exec(code)?.[1];
      if (name === undefined) throw new Error('components/page.ts must export "kit" and nothing else');
      const body = `let loaded = null; try { ${code.replace(exported, `loaded = ${name};`)}`;
      const end = `} catch (error) { console.warn(${warning}.replace('@', () => error)); } export { loaded as kit };`;
      return { code: `${body}\n${end}\n`, map: null };
    },
  };
}

/**
 * arquero's verbs that take expressions parse them with acorn and compile them with `Function`, which a strict policy
 * forbids; the kit calls none of them, so the parser stays out of the engine file.
 */
function withoutExpressionParser(): Plugin {
  const empty = '\0acorn';
  return {
    name: 'without-expression-parser',
    enforce: 'pre',
    resolveId: (source) => (source === 'acorn' ? empty : null),
    load: (id) =>
      id === empty ? 'export function parse() { throw new Error("expressions are not supported"); }' : null,
  };
}

function componentEntries(): Record<string, string> {
  const files = readdirSync(resolve(root, 'components')).filter((name) => /^support-.*\.ts$/.test(name));
  const elements = files.map((name) => name.replace(/\.ts$/, ''));
  return Object.fromEntries(elements.map((name) => [`components/${name}`, `components/${name}.ts`]));
}

type Output = Pick<BuildOptions, 'license'> & {
  readonly minify?: boolean;
  readonly entries: Record<string, string>;
  readonly external?: readonly (string | RegExp)[];
  readonly plugins?: readonly Plugin[];
  readonly banner?: string;
};

/** The files of `dist/` by the mode that builds them: `vite build --mode page`. */
const outputs: Record<string, () => Output> = {
  page: () => ({
    entries: { 'support-metrics': 'components/page.ts' },
    plugins: [engineFilesBeside(), guarded()],
    license: { fileName: 'support-metrics.licenses.md' },
  }),
  rows: () => ({
    entries: { 'engine-rows': 'src/engine/rows.ts' },
    plugins: [withoutExpressionParser()],
    license: { fileName: 'engine-rows.licenses.md' },
  }),
  rollups: () => ({
    entries: { 'engine-rollups': 'src/engine/rollups.ts' },
    license: { fileName: 'engine-rollups.licenses.md' },
  }),
  modules: () => ({
    entries: { index: 'components/index.ts', define: 'components/define.ts', ...componentEntries() },
    external: [/^lit($|\/)/, 'd3', /^zod($|\/)/],
    plugins: [engineFilesBeside()],
    minify: false,
  }),
  command: () => ({
    entries: { cli: 'src/cli/index.ts' },
    external: [/^node:/, ...builtinModules, /^lit($|\/)/, 'd3', /^zod($|\/)/],
    plugins: [engineFilesBeside(), withoutExpressionParser()],
    minify: false,
    banner: '#!/usr/bin/env node',
  }),
};

function configOf({ entries, external, plugins, banner, minify = true, ...build }: Output): UserConfig {
  return {
    root,
    publicDir: false,
    logLevel: 'warn',
    plugins: [...(plugins ?? [])],
    build: {
      outDir: 'dist',
      emptyOutDir: false,
      target: 'es2022',
      modulePreload: false,
      reportCompressedSize: false,
      sourcemap: true,
      minify,
      ...build,
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, resolve(root, file)])),
        external: [...(external ?? [])],
        preserveEntrySignatures: 'strict',
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: 'shared/[name].js',
          comments: { legal: true },
          minify,
          ...(banner === undefined ? {} : { banner }),
        },
      },
    },
  };
}

export default defineConfig(({ mode }) => {
  const output = outputs[mode];
  return output === undefined ? {} : configOf(output());
});
