import { readFileSync, readdirSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type BuildOptions, type Plugin, type UserConfig } from 'vite';
import { notStarted } from './src/text/console.js';

const root = fileURLToPath(new URL('.', import.meta.url));
const engineSource = /\/engine\/(rows|rollups)\.ts$/;
const engineMark = 'support-metrics:engine-';
const engineName = new RegExp(`${engineMark}(rows|rollups)`, 'g');
const workerSource = /\/engine\/worker-file\.ts$/;
const workerAddress = "new URL('./rows.js', import.meta.url)";
const workerMark = 'SUPPORT_METRICS_WORKER';

/**
 * Leaves imports of the two engine entries as imports of the two built engine files in `dist/engine/`: they are loaded
 * when a feed needs them, and whoever bundles the package bundles them as they are. The address of the worker becomes
 * that of `dist/engine-rows.js`, which is in one piece: who bundles the package copies it without what it imports.
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
    transform: (code, id) =>
      workerSource.test(id) ? { code: code.replace(workerAddress, workerMark), map: null } : null,
    renderChunk(code, chunk) {
      const path = relative(dirname(chunk.fileName), '.');
      const folder = path === '' ? './' : `${path}/`;
      const text = code
        .replaceAll(engineName, `${folder}engine/$1.js`)
        .replaceAll(workerMark, `new URL("${folder}engine-rows.js", import.meta.url)`);
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

/** arquero's verbs, expressions, operators and formats, but for what the kit asks of them: to reduce, and to read Arrow. */
const unusedOfArquero =
  /\/arquero\/src\/(expression|verbs|format|op)\/(?!(reduce|reduce\/reducer|reduce\/util|from-arrow|functions\/sequence)\.js$)/;

function namesExported(source: string): string[] {
  const declared = [...source.matchAll(/^export (?:async )?(?:function\*?|const|class) (\w+)/gm)].map(
    ([, name]) => name,
  );
  return declared.flatMap((name) => name ?? []);
}

/**
 * arquero's verbs that take expressions parse them with acorn and compile them with `Function`, which a strict policy
 * forbids; the kit calls none of them, so they and the parser stay out of the engine files.
 */
function withoutUnusableVerbs(): Plugin {
  const empty = '\0unsupported';
  return {
    name: 'without-unusable-verbs',
    enforce: 'pre',
    resolveId: (source) => (source === 'acorn' || source === empty ? empty : null),
    load(id) {
      if (id === empty) {
        return 'export function unsupported() { throw new Error("not supported"); } export { unsupported as parse };';
      }
      if (!unusedOfArquero.test(id) || id.endsWith('/verbs/index.js')) return null;
      const names = namesExported(readFileSync(id, 'utf8'));
      return `export { ${names.map((name) => `unsupported as ${name}`).join(', ')} } from ${JSON.stringify(empty)};`;
    },
  };
}

/** The names of the elements, without prefix. */
function elementNames(): string[] {
  const files = readdirSync(resolve(root, 'components'));
  return files.flatMap((file) => /^support-(.*)\.ts$/.exec(file)?.[1] ?? []);
}

function componentEntries(): Record<string, string> {
  return Object.fromEntries(
    elementNames().map((name) => [`components/support-${name}`, `components/support-${name}.ts`]),
  );
}

const tagMark = 'support-metrics:tag-';

/** One file an element that defines its tag and hands out its class, from `support-metrics:tag-NAME`. */
function tags(): Plugin {
  const resolved = `\0${tagMark}`;
  return {
    name: 'tags',
    resolveId: (source) => (source.startsWith(tagMark) ? `\0${source}` : null),
    load(id) {
      if (!id.startsWith(resolved)) return null;
      const name = id.slice(resolved.length);
      const [file, define] = [`support-${name}.ts`, 'define-elements.ts'].map((each) =>
        resolve(root, 'components', each),
      );
      const className = `Support${name.replace(/(^|-)./g, (letter) => letter.slice(-1).toUpperCase())}`;
      return `
        import { ${className} } from ${JSON.stringify(file)};
        import { defineElements } from ${JSON.stringify(define)};
        defineElements({ ${JSON.stringify(name)}: ${className} });
        export { ${className} };
      `;
    },
  };
}

function tagEntries(folder: string): Record<string, string> {
  return Object.fromEntries(elementNames().map((name) => [`${folder}${name}`, `${tagMark}${name}`]));
}

type Output = Pick<BuildOptions, 'license'> & {
  readonly minify?: boolean;
  readonly entries: Record<string, string>;
  readonly external?: readonly (string | RegExp)[];
  readonly plugins?: readonly Plugin[];
  /** Where what several files share goes; `shared/` beside them where nothing is said. */
  readonly chunks?: string;
  /** What goes into one file together. */
  readonly groups?: readonly { readonly name: string; readonly test: RegExp; readonly minShareCount: number }[];
  /** One file that loads nothing. */
  readonly isWhole?: boolean;
  readonly banner?: string;
};

/** The files of `dist/` by the mode that builds them: `vite build --mode page`. */
const outputs: Record<string, () => Output> = {
  page: () => ({
    entries: { 'support-metrics': 'components/page.ts' },
    plugins: [engineFilesBeside(), guarded()],
    license: { fileName: 'support-metrics.licenses.md' },
  }),
  elements: () => ({
    entries: tagEntries('elements/'),
    plugins: [tags(), engineFilesBeside()],
    chunks: 'elements/[name].js',
    license: { fileName: 'elements/licenses.md' },
  }),
  worker: () => ({
    entries: { 'engine-rows': 'src/engine/worker-scope.ts' },
    plugins: [withoutUnusableVerbs()],
    isWhole: true,
    license: { fileName: 'engine-rows.licenses.md' },
  }),
  engines: () => ({
    entries: { 'engine/rows': 'src/engine/rows.ts', 'engine/rollups': 'src/engine/rollups.ts' },
    plugins: [withoutUnusableVerbs()],
    chunks: 'engine/[name].js',
    groups: [{ name: 'common', test: /\/src\/(stats|rollup|calendar|metrics)\//, minShareCount: 7 }],
    license: { fileName: 'engine/licenses.md' },
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
    plugins: [engineFilesBeside(), withoutUnusableVerbs()],
    minify: false,
    banner: '#!/usr/bin/env node',
  }),
};

function configOf({
  entries,
  external,
  plugins,
  banner,
  chunks,
  groups,
  isWhole = false,
  minify = true,
  ...build
}: Output): UserConfig {
  return {
    root,
    publicDir: false,
    logLevel: 'warn',
    plugins: [...(plugins ?? [])],
    build: {
      outDir: 'dist',
      emptyOutDir: false,
      target: 'es2022',
      // Without the helper that Vite gives to pages, whose name is taken where who bundles the package has his own.
      lib: { entry: [], formats: ['es'] },
      reportCompressedSize: false,
      sourcemap: true,
      minify,
      ...build,
      rolldownOptions: {
        input: Object.fromEntries(
          Object.entries(entries).map(([name, file]) => [name, file.startsWith(tagMark) ? file : resolve(root, file)]),
        ),
        external: [...(external ?? [])],
        preserveEntrySignatures: 'strict',
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: chunks ?? 'shared/[name].js',
          ...(isWhole ? { codeSplitting: false } : {}),
          ...(groups ? { codeSplitting: { groups: [...groups] } } : {}),
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
