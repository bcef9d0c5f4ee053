/*
 * The manifest and the editor data in dist/ (built, never committed), and the files that are made from them:
 * components/README.md, and src/config/vocabulary.ts, by which a dashboard's file is checked.
 * node .scripts/generate.mjs           says whether they are up to date
 * node .scripts/generate.mjs --write   writes them
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { format } from 'prettier';
import { buildIfStale } from './build.mjs';
import { root } from './files.mjs';
import { vocabularyText } from './vocabulary.mjs';

const cell = (text) =>
  String(text ?? '')
    .replaceAll('\n', ' ')
    .replaceAll('|', '\\|')
    .trim();
const code = (text) => (text === undefined ? '' : `\`${cell(text)}\``);

function table(title, head, rows) {
  if (rows.length === 0) return '';
  const lines = [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`);
  return `### ${title}\n\n${lines.join('\n')}\n`;
}

function methodsOf(members) {
  return members.filter(({ kind, inheritedFrom }) => kind === 'method' && inheritedFrom === undefined);
}

function signature({ name, parameters = [], return: result }) {
  const given = parameters.map((parameter) => `${parameter.name}: ${parameter.type?.text ?? 'unknown'}`).join(', ');
  return `${name}(${given})${result?.type ? `: ${result.type.text}` : ''}`;
}

function element({ tagName, description, attributes = [], members = [], events = [], slots = [], ...styles }) {
  const attributeNames = new Set(attributes.map(({ fieldName }) => fieldName));
  const properties = members.filter(({ kind, name }) => kind === 'field' && !attributeNames.has(name));
  const named = (items) => items.map(({ name, description: text }) => [code(name || '(default)'), cell(text)]);
  return [
    `## \`<${tagName}>\`\n\n${description ?? ''}\n`,
    table(
      'Attributes',
      ['attribute', 'type', 'default', 'meaning'],
      attributes.map((item) => [code(item.name), code(item.type?.text), code(item.default), cell(item.description)]),
    ),
    table(
      'Properties without an attribute',
      ['property', 'type', 'meaning'],
      properties.map((item) => [code(item.name), code(item.type?.text), cell(item.description)]),
    ),
    table(
      'Methods',
      ['method', 'meaning'],
      methodsOf(members).map((item) => [code(signature(item)), cell(item.description)]),
    ),
    table('Events', ['event', 'when'], named(events)),
    table('Slots', ['slot', 'content'], named(slots)),
    table('Parts', ['part', 'what it is'], named(styles.cssParts ?? [])),
    table('Custom properties', ['property', 'meaning'], named(styles.cssProperties ?? [])),
  ].join('\n');
}

/** What the manifest in `dist/` declares. */
function declared() {
  const manifest = JSON.parse(readFileSync(join(root, 'dist', 'custom-elements.json'), 'utf8'));
  return manifest.modules.flatMap((module) => module.declarations ?? []);
}

/** The reference of every element as markdown. */
function referenceText(declarations) {
  const elements = declarations.filter(({ customElement, tagName }) => customElement && tagName);
  const head = '# Elements\n\nWritten by `npm run generate` from the comments in this folder; change those.\n';
  return [head, ...elements.map(element)].join('\n');
}

/** Every file that is made from the manifest, with the parser of its language and its text. */
const files = [
  { name: 'components/README.md', parser: 'markdown', textOf: referenceText },
  { name: 'src/config/vocabulary.ts', parser: 'typescript', textOf: vocabularyText },
];

async function main(write) {
  await buildIfStale();
  const settings = JSON.parse(readFileSync(join(root, '.config', 'prettier.json'), 'utf8'));
  const declarations = declared();
  for (const { name, parser, textOf } of files) {
    const text = await format(textOf(declarations), { ...settings, parser });
    const path = join(root, name);
    if (write) writeFileSync(path, text);
    else if (!existsSync(path) || readFileSync(path, 'utf8') !== text) {
      console.error(`${name} is not what the comments in components/ say; run: npm run generate`);
      process.exitCode = 1;
    }
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await main(process.argv.includes('--write'));
