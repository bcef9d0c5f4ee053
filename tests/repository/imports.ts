import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import { filesUnder } from '../../.scripts/files.mjs';

/** What a layer may import: of ours by layer, of others by package name. Every layer may import itself. */
interface Rule {
  readonly ours: readonly string[];
  readonly others: readonly string[];
}

const lit = ['lit', 'lit/*'];
/** What attributes and options of the command have in common: how their texts are read. */
const options = ['engine/columns-named', 'engine/given-events', 'engine/kinds', 'engine/lists', 'engine/marks'];

/** The import rule of the kit, by layer; a layer is a folder of `src/`, `src/metric.ts`, or a folder beside `src/`. */
export const rules: Readonly<Record<string, Rule>> = {
  stats: { ours: [], others: [] },
  calendar: { ours: [], others: [] },
  metric: { ours: [], others: [] },
  text: { ours: ['metric'], others: [] },
  feeds: { ours: ['calendar', 'metric'], others: ['zod/mini', 'arquero'] },
  rollup: { ours: ['metric', 'calendar'], others: ['arquero'] },
  metrics: { ours: ['stats', 'calendar', 'metric', 'rollup'], others: [] },
  config: { ours: ['metric'], others: ['zod/mini'] },
  engine: { ours: ['feeds', 'rollup', 'metrics', 'metric', 'calendar'], others: [] },
  charts: { ours: ['stats'], others: ['d3', ...lit] },
  views: { ours: ['charts', 'stats', 'text', 'metric'], others: lit },
  element: {
    ours: ['engine/client', 'engine/version', ...options, 'config', 'views', 'text', 'metric'],
    others: [...lit, 'minisearch'],
  },
  components: { ours: ['views', 'element', 'text', 'metric', 'config', ...options], others: lit },
  cli: { ours: ['engine', 'metrics', 'views', 'text', 'feeds', 'metric'], others: ['node:*'] },
  stories: { ours: ['components'], others: ['@storybook/*', ...lit] },
  demo: { ours: [], others: ['node:*'] },
};

/** A specifier that a file imports, `import type` or not. */
interface Import {
  readonly file: string;
  readonly specifier: string;
}

/** Comments, and the examples of a guide. */
const comments = /\/\*[\s\S]*?\*\/|^\s*\/\/.*$|```[\s\S]*?```/gm;
const imports = /(?:^|[;}\s])(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|import\s*\(?\s*['"]([^'"]+)['"]/g;

/** Everything that `text`, the source of `file`, imports, statically or not. */
export function importsOf(file: string, text: string): readonly Import[] {
  const found = text.replaceAll(comments, '').matchAll(imports);
  return [...found].map(([, from, bare]) => ({ file, specifier: from ?? bare ?? '' }));
}

/** The layer of a file and, after a slash, its name in it: `element/feed`, `metric`. */
function placeOf(file: string): string {
  return file.replace(/^src\//, '').replace(/\.(ts|js|mjs|mdx)$/, '');
}

function layerOf(file: string): string {
  return placeOf(file).split('/')[0] ?? '';
}

function matches(pattern: string, name: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}

function allowsOurs(rule: Rule, from: string, target: string): boolean {
  const place = placeOf(target);
  return layerOf(target) === layerOf(from) || rule.ours.some((own) => place === own || place.startsWith(`${own}/`));
}

/** What `rules` has against an import, as one sentence; null where it is allowed. */
export function objection({ file, specifier }: Import): string | null {
  const rule = rules[layerOf(file)];
  if (rule === undefined) return `${file} stands in no layer`;
  const allowed = specifier.startsWith('.')
    ? allowsOurs(rule, file, join(dirname(file), specifier))
    : rule.others.some((pattern) => matches(pattern, specifier));
  return allowed ? null : `${file} imports ${specifier}`;
}

/** Every import of the layers' files. */
export function allImports(): readonly Import[] {
  const files = ['src', 'components', 'stories', 'demo']
    .flatMap(filesUnder)
    .filter((file) => /\.(ts|js|mjs|mdx)$/.test(file));
  return files.flatMap((file) => importsOf(file, readFileSync(file, 'utf8')));
}
