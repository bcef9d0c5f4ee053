/* npm run new first-response: writes the stubs of a metric, and says which lines of others are still to be written. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { format } from 'prettier';
import { root } from './files.mjs';

/** Where each stub of a metric goes. */
const targets = {
  'metric.ts.txt': (name) => `src/metrics/${name}.ts`,
  'component.ts.txt': (name) => `components/support-${name}.ts`,
  'story.ts.txt': (name) => `stories/support-${name}.stories.ts`,
  'test.ts.txt': (name) => `tests/metrics/${name}.test.ts`,
};

const capital = (word) => word.charAt(0).toUpperCase() + word.slice(1);

/** The forms of a name that stubs use, by the word between their braces. */
export function formsOf(name) {
  const words = name.split('-');
  const pascal = words.map(capital).join('');
  const title = words.join(' ');
  return {
    name,
    title,
    Title: capital(title),
    Pascal: pascal,
    camel: pascal.charAt(0).toLowerCase() + pascal.slice(1),
  };
}

/** The stubs of metric `name`: file → text. Throws where the name is none or taken in `folder`. */
export function stubsOf(name, folder = root) {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
    throw new Error(
      `"${name}" is no name of a metric; small letters joined by hyphens are: npm run new first-response`,
    );
  }
  const forms = formsOf(name);
  const stubs = Object.entries(targets).map(([stub, target]) => {
    const text = readFileSync(join(root, '.scripts', 'stubs', stub), 'utf8');
    return [target(name), text.replaceAll(/\{\{(\w+)\}\}/g, (_, form) => forms[form])];
  });
  const taken = stubs.map(([file]) => file).filter((file) => existsSync(join(folder, file)));
  if (taken.length > 0) throw new Error(`There is ${taken.join(' and ')} already; choose another name.`);
  return Object.fromEntries(stubs);
}

/** The lines of other files that a metric needs. */
export function linesFor(name) {
  const { Pascal, camel } = formsOf(name);
  return [
    `src/metrics/index.ts    import { ${camel} } from './${name}.js';  and ${camel} in the list`,
    `components/index.ts     import { Support${Pascal} } from './support-${name}.js';  and  '${name}': Support${Pascal}  in elements`,
    `src/text/*.ts           the name of the metric and its sentences, in each language`,
  ];
}

/** Writes the stubs of `name` into `folder`, formatted; returns the files written. */
export async function writeStubs(name, folder = root) {
  const stubs = stubsOf(name, folder);
  const settings = JSON.parse(readFileSync(join(root, '.config', 'prettier.json'), 'utf8'));
  for (const [file, text] of Object.entries(stubs)) {
    mkdirSync(dirname(resolve(folder, file)), { recursive: true });
    writeFileSync(resolve(folder, file), await format(text, { ...settings, parser: 'typescript' }));
  }
  return Object.keys(stubs);
}

async function main(name) {
  try {
    const files = await writeStubs(name);
    console.log(`Written:\n  ${files.join('\n  ')}\nStill to be written:\n  ${linesFor(name).join('\n  ')}`);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 2;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await main(process.argv[2] ?? '');
