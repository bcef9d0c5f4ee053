import { builtinModules } from 'node:module';
import { defineConfig, type UserConfig } from 'vite';
import { atOnce } from './.config/build/at-once.js';
import { elementGroups } from './.config/build/element-groups.js';
import { engineGroups } from './.config/build/engine-groups.js';
import { componentEntries, inputOf, metricEntries, metricEntry, tagEntries } from './.config/build/entries.js';
import { exportsByOwnNames } from './.config/build/exports-by-own-names.js';
import { filesBeside } from './.config/build/files-beside.js';
import { guarded } from './.config/build/guarded.js';
import { inOneWave } from './.config/build/in-one-wave.js';
import { isImported, learnImports } from './.config/build/learn-imports.js';
import type { Output } from './.config/build/output.js';
import { ownMetric } from './.config/build/own-metric.js';
import { tags } from './.config/build/tags.js';
import { withoutIndents } from './.config/build/without-indents.js';
import { withoutStandardDecorators } from './.config/build/without-standard-decorators.js';
import { withoutUnusableVerbs } from './.config/build/without-unusable-verbs.js';
import { withoutUnusedMethods } from './.config/build/without-unused-methods.js';
import { withoutUnusedShapes } from './.config/build/without-unused-shapes.js';
import { root } from './.scripts/files.mjs';

/** The files of `dist/` by the mode that builds them: `vite build --mode page`. */
const outputs: Record<string, () => Output> = {
  page: () => ({
    entries: { 'support-metrics': 'components/page.ts' },
    plugins: [atOnce(), filesBeside(), inOneWave(), guarded()],
    isWhole: true,
    license: { fileName: 'support-metrics.licenses.md' },
  }),
  words: () => ({
    entries: { 'words/ja': 'src/text/ja.ts' },
    plugins: [learnImports()],
    chunks: 'words/[name].js',
    groups: [{ name: 'ja', test: isImported }],
    isExtensible: true,
  }),
  elements: () => ({
    entries: tagEntries('elements/'),
    plugins: [tags(), ownMetric(), filesBeside(), inOneWave(), learnImports()],
    chunks: 'elements/[name].js',
    groups: elementGroups,
    license: { fileName: 'elements/licenses.md' },
  }),
  worker: () => ({
    entries: { 'engine-rows': 'src/engine/worker-scope.ts' },
    plugins: [withoutUnusableVerbs()],
    isWhole: true,
    license: { fileName: 'engine-rows.licenses.md' },
  }),
  engines: () => ({
    entries: {
      'engine/rows': 'src/engine/rows.ts',
      'engine/rollups': 'src/engine/rollups.ts',
      'engine/line-guard': 'src/engine/line-guard.ts',
      'engine/protect': 'src/engine/protect.ts',
      'engine/grouping': 'src/metrics/reading/grouping.ts',
      'engine/dashboard': 'src/config/dashboard.ts',
      'engine/search': 'src/element/cases/search.ts',
      ...metricEntries(),
    },
    plugins: [withoutUnusableVerbs(), inOneWave(metricEntry), learnImports()],
    chunks: 'engine/[name].js',
    groups: engineGroups,
    isEager: true,
    license: { fileName: 'engine/licenses.md' },
    isExtensible: true,
  }),
  modules: () => ({
    entries: {
      index: 'components/index.ts',
      define: 'components/define.ts',
      ...componentEntries(),
      ...tagEntries('tags/'),
    },
    external: [/^lit($|\/)/, 'd3', /^zod($|\/)/],
    plugins: [tags(), filesBeside()],
    minify: false,
  }),
  command: () => ({
    entries: { cli: 'src/cli/index.ts' },
    external: [/^node:/, ...builtinModules, /^lit($|\/)/, 'd3', /^zod($|\/)/],
    plugins: [filesBeside(), withoutUnusableVerbs()],
    minify: false,
    banner: '#!/usr/bin/env node',
  }),
};

function splittingOf({ isWhole, groups, isExtensible = false }: Output) {
  if (isWhole) return { codeSplitting: false };
  return groups ? { codeSplitting: { groups: [...groups], includeDependenciesRecursively: !isExtensible } } : {};
}

function outputOf(output: Output) {
  const { banner, chunks = 'shared/[name].js', minify = true, isEager = false } = output;
  return {
    format: 'es' as const,
    entryFileNames: '[name].js',
    chunkFileNames: chunks,
    // Of what is minified nobody has to be told what can be left out.
    comments: { legal: true, ...(minify && { annotation: false, jsdoc: false }) },
    minify,
    ...splittingOf(output),
    ...(banner === undefined ? {} : { banner }),
    // Chromium compiles what is marked so beside the page, which otherwise would wait for each function.
    ...(isEager ? { postBanner: '//# allFunctionsCalledOnLoad' } : {}),
  };
}

function configOf(output: Output): UserConfig {
  const { entries, license, minify = true, external = [], plugins = [], isExtensible = false } = output;
  return {
    root,
    publicDir: false,
    logLevel: 'warn',
    plugins: [
      ...plugins,
      withoutUnusedShapes(),
      withoutUnusedMethods(),
      withoutStandardDecorators(),
      ...(minify ? [withoutIndents(), exportsByOwnNames()] : []),
    ],
    build: {
      outDir: 'dist',
      emptyOutDir: false,
      target: 'es2022',
      // Without the helper that Vite gives to pages, whose name is taken where who bundles the package has his own.
      lib: { entry: [], formats: ['es'] },
      reportCompressedSize: false,
      sourcemap: true,
      minify,
      ...(license ? { license } : {}),
      rolldownOptions: {
        input: inputOf(entries),
        external: [...external],
        // A number stands where its name was: what reads byte for byte would look up each name.
        optimization: { inlineConst: true },
        preserveEntrySignatures: isExtensible ? 'allow-extension' : 'strict',
        output: outputOf(output),
      },
    },
  };
}

export default defineConfig(({ mode }) => {
  const output = outputs[mode];
  return output === undefined ? {} : configOf(output());
});
