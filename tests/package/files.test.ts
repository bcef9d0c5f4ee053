import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path/posix';
import { describe, test } from 'node:test';
import { filesUnder } from '../../.scripts/files.mjs';
import { metricNames } from '../../src/metrics/index.js';
import { dashboardJsonSchema } from '../../src/config/json-schema.js';

const elements = filesUnder('components')
  .map((file) => /^components\/(support-.*)\.ts$/.exec(file)?.[1])
  .filter((name) => name !== undefined);

/** The files of `dist/` that somebody names: all but types and the chunks that these load. */
const expected = [
  ...['cli', 'define', 'engine-rows', 'index', 'support-metrics'].map((name) => `${name}.js`),
  ...['rows', 'rollups', 'dashboard', 'search'].map((name) => `engine/${name}.js`),
  ...elements.map((name) => `components/${name}.js`),
  ...elements
    .flatMap((name) => [name.replace('support-', 'elements/'), name.replace('support-', 'tags/')])
    .map((name) => `${name}.js`),
  'words/ja.js',
  'elements/licenses.md',
  'engine/licenses.md',
  'engine-rows.licenses.md',
  'support-metrics.licenses.md',
  'custom-elements.json',
  'dashboard.schema.json',
  'vscode.css-custom-data.json',
  'vscode.html-custom-data.json',
  'web-types.json',
];

const built = filesUnder('dist').map((file) => file.slice('dist/'.length));
const scripts = built.filter((file) => file.endsWith('.js'));
const textOf = (file: string) => readFileSync(`dist/${file}`, 'utf8');

/** What a file imports from elsewhere, without code: packages and neighbours. */
function importsOf(text: string): string[] {
  const found = text.matchAll(/(?:\b(?:import|export)\b[^;'"`]*?\bfrom|\bimport)\s*\(?\s*["'`]([^"'`\s]+)["'`]/g);
  return [...new Set([...found].map(([, name]) => name ?? ''))].toSorted();
}

/** These files of a folder, and all that they import at once from beside them. */
function reachedFrom(...files: readonly string[]): Set<string> {
  const reached = new Set(files);
  for (const file of reached) {
    const own = textOf(file).matchAll(/(?:from|import)\s*["'](\.[^"']+)["']/g);
    for (const [, name = ''] of own) reached.add(name.replace('.', dirname(file)));
  }
  return reached;
}

describe('the built files', () => {
  test('are these, and no others', () => {
    const isChunk = (file: string) => /^(shared|engine|elements|words)\/.*\.js$/.test(file) && !expected.includes(file);
    const listed = built.filter((file) => !isChunk(file) && !/^types\/|\.map$/.test(file));
    assert.deepEqual(listed.toSorted(), expected.toSorted());
  });

  test('hold the JSON schema of a dashboard file as the sources have it', () => {
    assert.deepEqual(JSON.parse(textOf('dashboard.schema.json')), JSON.parse(JSON.stringify(dashboardJsonSchema())));
  });

  test('for a script tag import nothing but the engine files beside them, and these what stands there', () => {
    const metrics = metricNames().flatMap((name) => [name, `counting-${name}`]);
    const names = ['rows', 'rollups', 'dashboard', 'search', ...metrics].map((name) => `./engine/${name}.js`);
    const imports = importsOf(textOf('support-metrics.js'));
    assert.deepEqual(
      names.filter((name) => !imports.includes(name)),
      [],
    );
    const engine = scripts.filter((file) => file.startsWith('engine/'));
    const beside = [...engine, 'words/ja.js'].map((file) => `./${file}`);
    assert.deepEqual(
      imports.filter((name) => !beside.includes(name)),
      [],
    );
    const imported = engine.flatMap((file) => importsOf(textOf(file)).map((name) => name.replace('./', 'engine/')));
    assert.deepEqual(
      imported.filter((file) => !engine.includes(file)),
      [],
    );
  });

  test('of a metric are asked for together with what they import, and not one after the other', () => {
    const later = /(?<=Promise\.all\(\[)[^\]]*|(?<!\[|,)import\([^)]*\)/g;
    for (const name of metricNames()) {
      const entry = `engine/counting-${name}.js`;
      const before = reachedFrom('engine/rollups.js', 'engine/rows.js', `engine/${name}.js`);
      const needed = [...reachedFrom(entry)].filter((file) => !before.has(file)).map((file) => `./${file}`);
      for (const page of ['support-metrics.js', `elements/${name}.js`]) {
        const waves = [...textOf(page).replaceAll('../engine/', './engine/').matchAll(later)].map(([wave]) => wave);
        const wave = waves.find((each) => each.includes(entry)) ?? '';
        assert.deepEqual(importsOf(wave), needed.toSorted(), `${name} in ${page}`);
      }
    }
  });

  test('for a worker import nothing', () => {
    assert.deepEqual(importsOf(textOf('engine-rows.js')), []);
  });

  test('of a language import nothing at once, and later what stands beside them', () => {
    const text = textOf('words/ja.js');
    assert.doesNotMatch(text, /(?:from|import)\s*["']/u);
    for (const name of importsOf(text)) assert.ok(scripts.includes(name.replace('./', 'words/')), name);
  });

  test('of one element hold no words of another language and no view that only others have', () => {
    const reached = reachedFrom('elements/nps.js');
    const texts = [...reached].map(textOf).join();
    assert.ok(texts.includes('Try again'));
    assert.ok(!/\p{Script=Hiragana}/u.test(texts));
    const sources = [...reached].flatMap((file): string[] => JSON.parse(textOf(`${file}.map`)).sources);
    assert.ok(sources.some((path) => path.endsWith('/charts/line-band.ts')));
    assert.deepEqual(
      sources.filter((path) => /charts\/(cohort-grid|funnel-plot|waterfall|week-hours)/.test(path)),
      [],
    );
  });

  test('stand in the exports of the package, one an element', () => {
    const { exports: paths } = JSON.parse(readFileSync('package.json', 'utf8'));
    for (const name of elements.map((each) => each.replace('support-', ''))) {
      const { types, default: file } = paths[`./${name}`];
      assert.ok(built.includes(types.slice('./dist/'.length)) && built.includes(file.slice('./dist/'.length)), name);
    }
  });

  test('of an engine hold the code of one metric each, and none that only rows need where sums are fed', () => {
    const reached = reachedFrom('engine/rollups.js');
    for (const file of ['engine/rows.js', 'engine/nps.js', 'engine/reviews.js'])
      assert.ok(!reached.has(file) && scripts.includes(file), file);
    assert.ok(![...reached].some((file) => /ZodMini|arquero/i.test(textOf(file))));
  });

  test('of every metric load neither the engine of rows nor arquero or zod where sums are fed', () => {
    for (const name of metricNames()) {
      const reached = [...reachedFrom('engine/rollups.js', `engine/${name}.js`, 'engine/guarding.js')];
      const sources = reached.flatMap((file): string[] => JSON.parse(textOf(`${file}.map`)).sources);
      assert.deepEqual(
        [...reached, ...sources].filter((file) => /^engine\/rows\.js$|\/(arquero|zod|flechette)\//.test(file)),
        [],
        name,
      );
    }
  });

  test('of an engine are marked for being compiled while they load, at their very beginning', () => {
    for (const file of ['engine/rollups.js', 'engine/rows.js', 'engine/nps.js', 'engine/counting-nps.js'])
      assert.ok(textOf(file).startsWith('//# allFunctionsCalledOnLoad\n'), file);
  });

  test('of an engine and a metric that are fed with sums hold nothing that counts rows', () => {
    const reached = reachedFrom('engine/rollups.js', 'engine/nps.js');
    const sources = [...reached].flatMap((file): string[] => JSON.parse(textOf(`${file}.map`)).sources);
    assert.ok(sources.some((path) => path.endsWith('/metrics/nps.ts')));
    const counting = /\/metrics\/counting\/|\/(link|tally|queue|repeats|filter|decode)\.ts$|\/business/;
    assert.deepEqual(
      sources.filter((path) => counting.test(path)),
      [],
    );
  });

  test('for bundlers import lit and d3 by name, and of the rest only what stands in dist', () => {
    const modules = scripts.filter((file) => /^(index|define|components\/|shared\/|tags\/)/.test(file));
    const packages = modules.flatMap((file) => importsOf(textOf(file))).filter((name) => !name.startsWith('.'));
    assert.deepEqual(
      packages.filter((name) => !/^(lit($|\/)|d3$)/.test(name)),
      [],
    );
  });

  test('contain no eval, and nothing that makes functions from strings', () => {
    const making = scripts.filter((file) => /\beval\(|\bnew Function\(|[^\w.]Function\(["'`a-z]/.test(textOf(file)));
    assert.deepEqual(making, []);
    assert.ok(scripts.every((file) => !/\beval\(/.test(textOf(file))));
  });

  test('name the licence of everything they bundle', () => {
    for (const name of ['lit', 'd3-shape'])
      assert.match(textOf('support-metrics.licenses.md'), new RegExp(`## ${name} `));
    for (const name of ['arquero', 'zod']) {
      for (const file of ['engine-rows.licenses.md', 'engine/licenses.md'])
        assert.match(textOf(file), new RegExp(`## ${name} `));
    }
  });

  test('describe no type of arquero', () => {
    const types = built.filter((file) => file.endsWith('.d.ts'));
    assert.ok(types.length > 0);
    assert.deepEqual(
      types.filter((file) => textOf(file).includes('arquero')),
      [],
    );
  });

  test('can be imported in Node, and importing the classes defines nothing', async () => {
    const index = await import(new URL('../../dist/index.js', import.meta.url).href);
    assert.equal(typeof index.define, 'function');
    assert.equal(globalThis.customElements?.get('support-nps'), undefined);
  });
});

describe('the manifest', () => {
  interface Declaration {
    readonly tagName?: string;
    readonly attributes?: readonly { readonly name: string; readonly description?: string }[];
  }
  const { modules }: { modules: readonly { path: string; declarations?: readonly Declaration[] }[] } = JSON.parse(
    textOf('custom-elements.json'),
  );

  test('names each element once, in the file that has it', () => {
    const named = modules.flatMap(({ path, declarations = [] }) => declarations.map(({ tagName }) => [path, tagName]));
    assert.deepEqual(
      named.filter(([, tag]) => tag),
      elements.map((name) => [`dist/components/${name}.js`, name]),
    );
  });

  test('says what each attribute means', () => {
    const attributes = modules.flatMap(({ declarations = [] }) =>
      declarations.flatMap((each) => each.attributes ?? []),
    );
    assert.ok(attributes.length > 20);
    assert.deepEqual(
      attributes.filter(({ description }) => !description),
      [],
    );
  });
});
