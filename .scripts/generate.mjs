/*
 * The manifest and the editor data in dist/ (built, never committed), and components/README.md, which is made from them.
 * node .scripts/generate.mjs           says whether components/README.md is up to date
 * node .scripts/generate.mjs --write   writes it
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { format } from 'prettier';
import { buildIfStale } from './build.mjs';
import { root } from './files.mjs';

const reference = 'components/README.md';

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

/** The reference of every element as markdown, from the manifest in `dist/`. */
export async function referenceText() {
  const manifest = JSON.parse(readFileSync(join(root, 'dist', 'custom-elements.json'), 'utf8'));
  const declarations = manifest.modules.flatMap((module) => module.declarations ?? []);
  const elements = declarations.filter(({ customElement, tagName }) => customElement && tagName);
  const head = '# Elements\n\nWritten by `npm run generate` from the comments in this folder; change those.\n';
  const settings = JSON.parse(readFileSync(join(root, '.config', 'prettier.json'), 'utf8'));
  return format([head, ...elements.map(element)].join('\n'), { ...settings, parser: 'markdown' });
}

async function main(write) {
  await buildIfStale();
  const text = await referenceText();
  const path = join(root, reference);
  if (write) return writeFileSync(path, text);
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return undefined;
  console.error(`${reference} is not what the comments in components/ say; run: npm run generate`);
  process.exitCode = 1;
  return undefined;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await main(process.argv.includes('--write'));
