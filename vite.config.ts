import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type BuildOptions, type Plugin, type UserConfig } from 'vite';
import { notStarted } from './src/text/console.js';

const root = fileURLToPath(new URL('.', import.meta.url));
/** The files of metrics, which are loaded by name. */
const metricFiles = [
  ...readFileSync(`${root}src/metrics/load.ts`, 'utf8').matchAll(/import\('\.\/([\w-]+)\.js'\)/g),
].flatMap(([, name]) => name ?? []);
const engineSource = new RegExp(
  `/(?:engine/(?=rows|rollups|line-guard|protect)|metrics/reading/(?=grouping)|config/(?=dashboard)|element/cases/(?=search)|metrics/(counting/)?(?=${metricFiles.join('|')}))` +
    `([\\w-]+)\\.ts$`,
);
const fileBeside = new RegExp(
  `/(rows|rollups|line-guard|protect|grouping|dashboard|search|ja|${metricFiles.join('|')})\\.[jt]s$`,
);
/** The built files of metrics, which pages ask for as soon as they know which engine a feed is for. */
const metricEntry = new RegExp(`^engine/(counting-)?(${metricFiles.join('|')})\\.js$`);
const engineMark = 'support-metrics:engine-';
const engineName = new RegExp(`${engineMark}([\\w-]+)`, 'g');
const wordsSource = /\/text\/(ja)\.ts$/;
const wordsMark = 'support-metrics:words-';
const wordsName = new RegExp(`${wordsMark}(\\w+)`, 'g');
const workerSource = /\/engine\/worker-file\.ts$/;
const workerAddress = "new URL('./rows.js', import.meta.url)";
const workerMark = 'SUPPORT_METRICS_WORKER';

/**
 * Leaves imports of the two engine entries, of metrics, of what checks a dashboard's file or searches records, and of
 * languages but English, as imports of files in `dist/engine/` and `dist/words/`: they are loaded when they are needed,
 * and whoever bundles the package bundles them as they are. The address of the worker becomes that of
 * `dist/engine-rows.js`, which is in one piece: who bundles the package copies it without what it imports.
 */
function filesBeside(): Plugin {
  return {
    name: 'files-beside',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (importer === undefined || !fileBeside.test(source)) return null;
      const found = (await this.resolve(source, importer, { ...options, skipSelf: true }))?.id ?? '';
      const [engine, words] = [engineSource.exec(found), wordsSource.exec(found)];
      if (engine) return { id: `${engineMark}${engine[1] ? 'counting-' : ''}${engine[2]}`, external: true };
      return words ? { id: `${wordsMark}${words[1]}`, external: true } : null;
    },
    transform: (code, id) =>
      workerSource.test(id) ? { code: code.replace(workerAddress, workerMark), map: null } : null,
    renderChunk(code, chunk) {
      const path = relative(dirname(chunk.fileName), '.');
      const folder = path === '' ? './' : `${path}/`;
      const text = code
        .replaceAll(engineName, `${folder}engine/$1.js`)
        .replaceAll(wordsName, `${folder}words/$1.js`)
        .replaceAll(workerMark, `new URL("${folder}engine-rows.js", import.meta.url)`);
      return text === code ? null : { code: text, map: null };
    },
  };
}

const importedAtOnce = /(?:from|import)\s*["'](\.[^"']+)["']/g;
const importedLater = /\bimport\("(\.[^"]+)"\)/g;

/** What a file imports at once: of the chunks of this build, else of what stands in `dist/` already. */
function importsOf(file: string, chunks: Readonly<Record<string, { readonly imports: readonly string[] }>>): string[] {
  const chunk = chunks[file];
  if (chunk) return chunk.imports.filter((name) => chunks[name]);
  if (!existsSync(`${root}dist/${file}`)) return [];
  const found = readFileSync(`${root}dist/${file}`, 'utf8').matchAll(importedAtOnce);
  return [...found].map(([, path = '']) => join(dirname(file), path));
}

/** The files of an engine that are asked for before one of a metric is: what is known of it, and which engine it is for. */
function askedBefore(file: string): string[] {
  const [, counting, name = ''] = /^engine\/(counting-)?([\w-]+)\.js$/.exec(file) ?? [];
  if (name === '' || name === 'rollups') return [];
  const sums = ['engine/rollups.js'];
  if (name === 'line-guard') return [...sums, 'engine/rows.js'];
  return counting ? [...sums, `engine/${name}.js`, 'engine/rows.js'] : sums;
}

/**
 * Asks for a file that is loaded later together with all that it imports, which would otherwise be discovered one file
 * after the other, each after a way to the server and back; but for those that are `asked` for by others.
 */
function inOneWave(asked?: RegExp): Plugin {
  return {
    name: 'in-one-wave',
    renderChunk(code, { fileName }, _options, { chunks }) {
      const reach = (start: string) => {
        const reached = new Set([start]);
        for (const file of reached) for (const name of importsOf(file, chunks)) reached.add(name);
        return reached;
      };
      const [folder, loaded] = [dirname(fileName), reach(fileName)];
      const text = code.replace(importedLater, (one: string, path: string) => {
        const file = join(folder, path);
        if (asked?.test(file)) return one;
        const before = [loaded, ...askedBefore(file).map(reach)];
        const files = [...reach(file)].filter((each) => before.every((known) => !known.has(each)));
        const wave = files.map((each) => `import("${relative(folder, each).replace(/^(?!\.)/, './')}")`);
        return wave.length < 2 ? one : `Promise.all([${wave.join(',')}]).then((all) => all[0])`;
      });
      return text === code ? null : { code: text, map: null };
    },
  };
}

/**
 * In one file nothing comes later: what is imported with its first use is imported at once, so that the bundler leaves out
 * of it what nothing uses. Files beside stay files.
 */
function atOnce(): Plugin {
  const later = /\(await import\('(\.[^']+)'\)\)\.(\w+)/g;
  return {
    name: 'at-once',
    enforce: 'pre',
    transform(code, id) {
      if (id.includes('/node_modules/')) return null;
      const imports: string[] = [];
      const text = code.replace(later, (whole: string, path: string, name: string) => {
        if (fileBeside.test(path)) return whole;
        imports.push(`import { ${name} as later${imports.length} } from '${path}';`);
        return `later${imports.length - 1}`;
      });
      return imports.length === 0 ? null : { code: `${imports.join('')}${text}`, map: null };
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

/** Digits of numbers in source maps: six bits each, the sixth says that more follow, the first bit of all is the sign. */
const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The number that the digits of a source map stand for. */
function fromDigits(text: string): number {
  const all = Array.from(text).reduce((sum, digit, i) => sum + (digits.indexOf(digit) & 31) * 32 ** i, 0);
  return (all & 1 ? -1 : 1) * (all >> 1);
}

function toDigits(column: number): string {
  let [text, rest] = ['', column * 2];
  for (; rest > 31; rest >>= 5) text += digits[(rest & 31) | 32];
  return text + digits[rest];
}

/** The mappings of a file in which all that stands after its imports, which have none, begins by so much later. */
function movedBy(columns: number, mappings: string): string {
  return mappings.replace(/^(;*(?:A,)?)([g-z0-9+/]*[A-Za-f])/, (_, start: string, column: string) => {
    return start + toDigits(fromDigits(column) + columns);
  });
}

const mappings = /(?<="mappings":")[^"]*/;
const namesHandedOut = /\bexport\{([^}]*)\}/;
const namesTaken = /\b(import\{)([^}]*)(\}from[`"'](\.[^`"']+)[`"'])/g;
/** Names by which files of one build know what they share are no longer than this; those that others ask for are. */
const longestInternal = 2;

const pairsOf = (names: string): string[][] => names.split(',').map((pair) => pair.split(' as '));
const pairOf = (from: string, to: string): string => (from === to ? from : `${from} as ${to}`);

/** The statement that hands out names of a file, with those that are internal as the file itself has them. */
function handedOut(names: string, renamed: Map<string, string>): string {
  const pairs = pairsOf(names).map(([own = '', name = own]) => {
    if (name.length > longestInternal) return pairOf(own, name);
    renamed.set(name, own);
    return own;
  });
  return `export{${pairs.join()}}`;
}

/**
 * What files of one build hand to each other they hand out by the names that it has in them: a name of its own for each is
 * nearly a kilobyte, gzipped, of what every page loads. Files that are imported by name later keep theirs.
 */
function exportsByOwnNames(): Plugin {
  return {
    name: 'exports-by-own-names',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? [file] : []));
      const own = new Map(chunks.map(({ fileName }) => [fileName, new Map<string, string>()]));
      const later = new Set(chunks.flatMap(({ dynamicImports }) => dynamicImports));
      for (const chunk of chunks.filter(({ fileName }) => !later.has(fileName))) {
        const renamed = own.get(chunk.fileName) ?? new Map();
        chunk.code = chunk.code.replace(namesHandedOut, (_, names: string) => handedOut(names, renamed));
      }
      for (const chunk of chunks) {
        let longer = 0;
        chunk.code = chunk.code.replace(
          namesTaken,
          (whole, start: string, names: string, end: string, path: string) => {
            const renamed = own.get(join(dirname(chunk.fileName), path));
            const pairs = pairsOf(names).map(([name = '', as = name]) => pairOf(renamed?.get(name) ?? name, as));
            const text = `${start}${pairs.join()}${end}`;
            longer += text.length - whole.length;
            return text;
          },
        );
        const map = bundle[`${chunk.fileName}.map`];
        if (map?.type === 'asset') map.source = String(map.source).replace(mappings, (all) => movedBy(longer, all));
      }
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
    // Nothing there does more than to define what it exports, which its package does not say.
    transform: (code, id) =>
      /\/(arquero|@uwdata\/flechette)\//.test(id) ? { code, map: null, moduleSideEffects: false } : null,
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

/** What the kit, and arquero for it, asks of tables; their other methods are a third of what is left of arquero. */
const usedOfTables =
  /^(?:constructor|create|isFiltered|isGrouped|isOrdered|data|mask|groups|totalRows|numRows|columnNames|column|scan|reduce)$/;

/** A class comes whole or not at all, so what nothing calls is taken out of the two classes of tables. */
function withoutUnusedMethods(): Plugin {
  const method = /^  (?:get |\*)?([\w[][\w.\]]*)\([\s\S]*?^  \}$/gm;
  return {
    name: 'without-unused-methods',
    transform(code, id) {
      if (!/\/arquero\/src\/table\/(Column)?Table\.js$/.test(id)) return null;
      const text = code.replace(method, (whole: string, name: string) => (usedOfTables.test(name) ? whole : ''));
      return { code: text, map: null };
    },
  };
}

/**
 * d3-shape comes in one piece in which each curve sets a prototype and each symbol works out its measures, which no bundler
 * dares to leave out, d3-path as a class of which it takes all or nothing, and d3-array with searches made as it loads. The
 * kit draws straight lines.
 */
function withoutUnusedShapes(): Plugin {
  const arcs = /^    this\._equal = .*|^  quadraticCurveTo\([\s\S]*(?=^  toString\()/gm;
  const curves = /^\(?(?!Linear\.)\w+\.prototype = [\s\S]*?^\};/gm;
  const measures =
    /^(?:const|var) (?:cos|sin|sqrt|pi|halfPi|tau|slice|sqrt3\S*|tan30\S*|k[arxy]|[acks]) = .*|^  (?:line\.(?:curve|context)|area\.(?:curve|context|x[01]|y|lineX0 =\n  area\.lineY0|lineY1|lineX1)) = function[\s\S]*?^  \};|^  function arealine[\s\S]*?^  \}/gm;
  const made = /^(var \w+ = )(?=\(function custom|curveRadial\()/gm;
  const searches = /^(const (?:ascendingBisect|bisect\w+) = )(.*);/gm;
  return {
    name: 'without-unused-shapes',
    transform(code, id) {
      if (id.endsWith('/d3-path.mjs')) return { code: code.replace(arcs, ''), map: null };
      if (id.endsWith('/d3-array.mjs'))
        return { code: code.replace(searches, '$1/* @__PURE__ */ (() => $2)();'), map: null };
      if (!id.endsWith('/d3-shape.mjs')) return null;
      const text = code.replace(curves, '').replace(measures, '').replace(made, '$1/* @__PURE__ */ ');
      return { code: text, map: null };
    },
  };
}

/** Lit's `property` serves decorators of two kinds; the kit is compiled with the older ones. */
function withoutStandardDecorators(): Plugin {
  const code = `export function property(options) {
    return (prototype, name) => {
      const own = Object.getOwnPropertyDescriptor(prototype, name);
      prototype.constructor.createProperty(name, options);
      return own && Object.getOwnPropertyDescriptor(prototype, name);
    };
  }`;
  return {
    name: 'without-standard-decorators',
    transform: (_, id) => (id.endsWith('/@lit/reactive-element/decorators/property.js') ? { code, map: null } : null),
  };
}

/** What a sheet is without what only its readers need. */
function tightSheet(sheet: string): string {
  return sheet
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/([\w-]): /g, '$1:')
    .replaceAll(';}', '}');
}

/** Templates are indented with the code around them, of which HTML takes no notice, and sheets are written to be read. */
function withoutIndents(): Plugin {
  const sheet = /(?<=(?:css|Rules =|titles =|const (?:interaction|forced|print) =) ?`)[^`]*(?=`)/g;
  return {
    name: 'without-indents',
    enforce: 'pre',
    transform: (code, id) =>
      /\/(src|components)\/.*\.ts$/.test(id) && !id.includes('/node_modules/')
        ? { code: code.replace(sheet, tightSheet).replace(/\n +/g, '\n'), map: null }
        : null,
  };
}

/** The names of the elements, without prefix. */
function elementNames(): string[] {
  const files = readdirSync(resolve(root, 'components'));
  return files.flatMap((file) => /^support-(.*)\.ts$/.exec(file)?.[1] ?? []);
}

/** How many of them show a metric: what these share is the core, whatever others do without. */
function countMetricElements(): number {
  const source = (name: string) => readFileSync(resolve(root, 'components', `support-${name}.ts`), 'utf8');
  return elementNames().filter((name) => source(name).includes(' extends MetricElement')).length;
}

function metricEntries(): Record<string, string> {
  const files = metricFiles.flatMap((name) => [
    [`engine/${name}`, `src/metrics/${name}.ts`],
    [`engine/counting-${name}`, `src/metrics/counting/${name}.ts`],
  ]);
  return Object.fromEntries(files);
}

function componentEntries(): Record<string, string> {
  return Object.fromEntries(
    elementNames().map((name) => [`components/support-${name}`, `components/support-${name}.ts`]),
  );
}

const tagMark = 'support-metrics:tag-';

const metricsByName = resolve(root, 'src/metrics/load.ts');
/** A metric by name, and its file. */
const namedMetric = /^  '?([\w-]+)'?: (async \(\) => \(await import\('\.)(\/[\w/-]+)\.js('\)\)\.\w+),$/gm;

/**
 * Of the metrics that can be asked for by name, a file of one element names its own only, which is called as it is: what it
 * means and how it counts.
 */
function ownMetric(): Plugin {
  const [meanings = [], metrics = []] = readFileSync(metricsByName, 'utf8')
    .split('const metrics')
    .map((part) => [...part.matchAll(namedMetric)]);
  const table = (named: readonly RegExpExecArray[], name: string) =>
    named
      .filter(([, each]) => each === name)
      .map(([, each, start, path, end]) => `'${each}': ${start}${path}.ts${end}`);
  return {
    name: 'own-metric',
    enforce: 'pre',
    transform(code, id) {
      if (id === metricsByName) {
        const taken = 'export function take(own) { Object.assign(meanings, own[0]); Object.assign(metrics, own[1]); }';
        return { code: `${code.replace(namedMetric, '')}\n${taken}`, map: null };
      }
      const name = new RegExp(`^\0${tagMark}(.*)`).exec(id)?.[1];
      if (name === undefined || !meanings.some(([, each]) => each === name)) return null;
      const own = [meanings, metrics].map((all) =>
        `{ ${table(all, name).join()} }`.replaceAll("'./", `'${dirname(metricsByName)}/`),
      );
      return { code: `import { take } from '${metricsByName}'; take([${own.join()}]); ${code}`, map: null };
    },
  };
}

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
  readonly groups?: readonly {
    readonly name: string;
    readonly test: RegExp | ((id: string) => boolean);
    /** By how many entries it has to be shared; 1 where nothing is said. */
    readonly minShareCount?: number;
  }[];
  /** Whether entries hold what they share with files that come later, and hand it to them. */
  readonly isExtensible?: boolean;
  /** Whether nearly all that the files hold is called as soon as they are there, and so compiled while they load. */
  readonly isEager?: boolean;
  /** One file that loads nothing. */
  readonly isWhole?: boolean;
  readonly banner?: string;
};

/** The entries that import a file at once, by file; filled before the bundler divides what it has read. */
const importers = new Map<string, Set<string>>();

/** How many of the entries of a kind import a file at once. */
function countImporters(id: string, kind: RegExp): number {
  return [...(importers.get(id) ?? [])].filter((entry) => kind.test(entry)).length;
}

/** Learns what entries import at once, in contrast to what comes with its first use. */
function learnImports(): Plugin {
  return {
    name: 'learn-imports',
    buildEnd() {
      for (const entry of [...this.getModuleIds()].filter((id) => this.getModuleInfo(id)?.isEntry)) {
        const reached = new Set([entry]);
        for (const id of reached) {
          importers.set(id, (importers.get(id) ?? new Set()).add(entry));
          for (const imported of this.getModuleInfo(id)?.importedIds ?? []) reached.add(imported);
        }
      }
    },
  };
}

const smallEngine = /\/engine\/rollups\.ts$/;
const rowsEngine = /\/engine\/rows\.ts$/;
const meanings = /\/metrics\/[\w-]+\.ts$/;
const countings = /\/metrics\/counting\//;
/** What so many metrics need is fetched with the engine. */
const common = 7;
/** Small things by which half of the metrics mean something: to ask for each would take longer than to have them. */
const handy = /\/src\/(stats\/(beta|binomial)|rollup\/codes|metrics\/durations\/ages)\.ts$/;
/** What reads Arrow comes with the first such feed. */
const ofArrow =
  /\/@uwdata\/|\/arquero\/src\/(format|op|helpers)\/|\/arquero\/src\/util\/(assign|entries|to-string|is-(array|bigint|map|number|object|string))\.js$/;
/** What is known of the fields of cases and what belongs to them, and which cases count. */
const ofCases = /\/metrics\/(records\/(case|case-event|schedule|sla-target)|cases\/(counted|masks))\.ts$/;
const answers = ['nps', 'csat'];
const spans = ['resolution-time', 'response-time'];

/** Whether all metrics of these names import a file at once, to say what they mean. */
function isMeaningOf(names: readonly string[], id: string): boolean {
  return names.every((name) => importers.get(id)?.has(`${root}src/metrics/${name}.ts`));
}

/** Whether all metrics of these names import a file at once, to count rows. */
function isCountingOf(names: readonly string[], id: string): boolean {
  return names.every((name) => importers.get(id)?.has(`${root}src/metrics/counting/${name}.ts`));
}

/** Whether most metrics import a file to say what they mean, or half of them, but too little for a file of its own. */
const isCommon = (id: string): boolean => countImporters(id, meanings) >= common || handy.test(id);

/** What a page needs of the kit whatever it shows: the small engine, and of what most metrics import what the first needs. */
function isCore(id: string): boolean {
  const isOfFirst = isMeaningOf(['nps'], id) || isCountingOf(['nps'], id);
  return countImporters(id, smallEngine) > 0 || (isCommon(id) && isOfFirst) || id.includes('rolldown/runtime');
}

/** Whether rows alone need a file: no metric imports it to say what it means. */
const isForRows = (id: string): boolean => countImporters(id, meanings) === 0;

/** Whether rows need a file whatever is counted: the engine imports it, or the counting of most metrics does. */
const isForAllRows = (id: string): boolean =>
  countImporters(id, rowsEngine) > 0 || countImporters(id, countings) >= common;

/** How long things last, whatever they are. */
const isOfCourses = (id: string): boolean => isMeaningOf(spans, id) && countImporters(id, meanings) > spans.length;

/** What rows need whatever is counted, and sums of some metrics; answers are linked for several metrics. */
function isLinking(id: string): boolean {
  if (id.endsWith('/records/survey-response.ts')) return true;
  if (!id.includes('/src/') || isForRows(id) || isOfCourses(id)) return false;
  return isForAllRows(id) || (isCountingOf(answers, id) && !isMeaningOf(['csat'], id));
}

/** What counts rows of these metrics and of no others, and what counts the first of them. */
function isCountingOnly([first, ...others]: readonly string[], id: string): boolean {
  const isOwn = isForRows(id) && countImporters(id, countings) === 1 + others.length;
  return id.endsWith(`/counting/${first}.ts`) || (isOwn && isCountingOf([first ?? '', ...others], id));
}

/**
 * The files of the engines. Each that is asked for costs as much as to read some kilobytes of it, so what always goes
 * together is in one, and what two metrics share in that of the first. Nothing that pages fed with sums load may import what
 * is for rows alone, so what metrics need of that to say what they mean has a file between.
 */
const engineGroups: Output['groups'] = [
  { name: 'rollups', test: isCore },
  { name: 'shares', test: isCommon },
  {
    name: 'grouping',
    test: /\/src\/(metrics\/reading\/(grouping|segments|parts)|stats\/(kitagawa|benjamini-hochberg))\.ts$/,
  },
  { name: 'protect', test: /\/src\/engine\/(protect|protection\/(groups|loyalty|parts|quality))\.ts$/ },
  { name: 'guarding', test: /\/src\/engine\/(protection\/|(guarding|facets|sum-guard)\.ts$)/ },
  { name: 'line-guard', test: /\/src\/engine\/line-(guard|swaps)\.ts$/ },
  { name: 'case', test: ofCases },
  { name: 'rows', test: (id) => isForRows(id) && isForAllRows(id) && !ofArrow.test(id) },
  { name: 'durations', test: isOfCourses },
  { name: 'linking', test: isLinking },
  { name: 'nps', test: (id) => id.endsWith('/src/metrics/nps.ts') || isMeaningOf(answers, id) },
  { name: 'resolution-time', test: (id) => id.endsWith('/src/metrics/resolution-time.ts') || isMeaningOf(spans, id) },
  { name: 'counting-nps', test: (id) => isCountingOnly(answers, id) },
  { name: 'counting-resolution-time', test: (id) => isCountingOnly(spans, id) },
];

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
    groups: [{ name: 'ja', test: (id) => importers.has(id) }],
    isExtensible: true,
  }),
  elements: () => ({
    entries: tagEntries('elements/'),
    plugins: [tags(), ownMetric(), filesBeside(), inOneWave(), learnImports()],
    chunks: 'elements/[name].js',
    groups: [
      { name: 'core', test: (id) => importers.has(id), minShareCount: countMetricElements() },
      // Small things by which further views are drawn, and by which readers choose: in one file each, not one for each thing.
      { name: 'further', test: /\/src\/(views\/(view-words|segments-by)|charts\/sideways-axis)\.ts$/ },
      { name: 'board', test: /\/src\/element\/board\/(board|choices|holding)\.ts$/ },
      { name: 'asking', test: /\/src\/element\/(filter-event|board\/(asking|chips|choosing|link))\.ts$/ },
    ],
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

function entriesOf({ entries }: Output): Record<string, string> {
  const fileOf = (entry: string) => (entry.startsWith(tagMark) ? entry : resolve(root, entry));
  return Object.fromEntries(Object.entries(entries).map(([name, entry]) => [name, fileOf(entry)]));
}

function configOf(output: Output): UserConfig {
  const { license, minify = true, external = [], plugins = [], isExtensible = false } = output;
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
        input: entriesOf(output),
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
