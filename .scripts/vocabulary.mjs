/* Which attributes each element has, from the manifest: what a dashboard's file may name, and what it may say. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './files.mjs';

const own = /^support-(dashboard|feed)$/;
const quoted = /'([^']*)'/g;
const onlyQuoted = /^\s*\|?\s*'[^']*'(\s*\|\s*'[^']*')*\s*$/;

/** The types by name that are one of some words, of the elements and of the contract. */
function wordTypes() {
  const elements = readdirSync(join(root, 'components')).filter((name) => name.endsWith('.ts'));
  const files = [...elements.map((name) => join('components', name)), join('src', 'metric.ts')];
  const texts = files.map((name) => readFileSync(join(root, name), 'utf8'));
  return new Map(
    texts.flatMap((text) =>
      [...text.matchAll(/^export type (\w+) =([^;]+);/gm)]
        .filter(([, , type]) => onlyQuoted.test(type))
        .map(([, name, type]) => [name, type]),
    ),
  );
}

/** What an attribute of a TypeScript type takes in a file. */
function takes(type, words) {
  const bare = (type ?? '').replace(/\s*\|\s*null$/, '').trim();
  const union = words.get(bare) ?? bare;
  if (onlyQuoted.test(union)) return [...union.matchAll(quoted)].map(([, word]) => word);
  if (bare === 'number') return 'number';
  return bare === 'boolean' ? 'switch' : 'any';
}

/** A further record can also come from a feed of the dashboard: `feed-cases` beside `src-cases`. */
function withFeeds(entries) {
  return entries.flatMap(([name, kind]) =>
    name.startsWith('src-')
      ? [
          [name, kind],
          [name.replace('src-', 'feed-'), 'any'],
        ]
      : [[name, kind]],
  );
}

/** The source of `src/config/vocabulary.ts`. */
export function vocabularyText(declarations) {
  const words = wordTypes();
  const elements = declarations
    .filter(({ tagName }) => tagName?.startsWith('support-') && !own.test(tagName))
    .map(({ tagName, attributes = [] }) => [
      tagName.replace('support-', ''),
      withFeeds(attributes.map(({ name, type }) => [name, takes(type?.text, words)])),
    ])
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  const isMetric = (attributes) => attributes.some(([name]) => name === 'src');
  const written = (attributes) => new Set(attributes.map((attribute) => JSON.stringify(attribute)));
  const metrics = elements.map(([, attributes]) => attributes).filter(isMetric);
  const [first = [], ...others] = metrics;
  const shared = first.filter((one) => others.every((other) => written(other).has(JSON.stringify(one))));
  const record = (attributes) => attributes.map(([name, kind]) => `${JSON.stringify(name)}: ${JSON.stringify(kind)}`);
  const entries = elements.map(([tag, attributes]) => {
    const rest = attributes.filter((one) => !written(shared).has(JSON.stringify(one)));
    const parts = isMetric(attributes) ? [...record(rest), '...shared'] : record(attributes);
    return `${JSON.stringify(tag)}: { ${parts.join(', ')} }`;
  });
  return `/** What an attribute takes in a file: a number, true or false, one of some words, or what its element makes of it. */
export type Takes = 'number' | 'switch' | 'any' | readonly string[];

/** What every element with a metric takes. */
const shared = { ${record(shared).join(', ')} } as const;

/** The attributes of each element by its name without prefix. Written by \`npm run generate\`. */
export const vocabulary: Readonly<Record<string, Readonly<Record<string, Takes>>>> = { ${entries.join(', ')} };
`;
}
