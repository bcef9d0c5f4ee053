/*
 * npm run new first-response            writes the stubs of a metric, and says which lines of others are to be written
 * npm run new first-response schedules  the same of one that reads further records, each by its role
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { format } from 'prettier';
import { root } from './files.mjs';

/** Where each stub of a metric goes. */
const targets = {
  'metric.ts.txt': (name) => `src/metrics/${name}.ts`,
  'counting.ts.txt': (name) => `src/metrics/counting/${name}.ts`,
  'component.ts.txt': (name) => `components/support-${name}.ts`,
  'story.ts.txt': (name) => `stories/support-${name}.stories.ts`,
  'test.ts.txt': (name) => `tests/metrics/${name}.test.ts`,
};

const capital = (word) => word.charAt(0).toUpperCase() + word.slice(1);

/** Records that a metric can read beside its main one: role → schema and the field that it is found by. */
const roles = {
  accounts: ['account', 'account_id'],
  actions: ['action', 'action_id'],
  answers: ['survey-response', 'score'],
  cases: ['case', 'case_id'],
  events: ['case-event', 'case_id'],
  follow_ups: ['follow-up', 'response_id'],
  reviews: ['review', 'case_id'],
  schedules: ['schedule', 'schedule_id'],
  subscriptions: ['subscription', 'account_id'],
};

/** The line of a metric that names a record, and the properties of the element that are told of its feed. */
function recordForms(role) {
  const [record, field] = roles[role];
  const attribute = role.replaceAll('_', '-');
  const property = role.split('_').map(capital).join('');
  const words = role.replaceAll('_', ' ');
  return {
    use: `${role}: { record: '${record}', needs: ['${field}'], uses: [] },`,
    properties: `
  /** Address of the feed of ${words}. */
  @reads(text) @property({ attribute: 'src-${attribute}' }) src${property}: string | null = null;

  /** JSON: the kit's field names and those of the feed of ${words}. */
  @reads(textsByName) @property({ attribute: 'fields-${attribute}' }) fields${property}: Readonly<
    Record<string, string>
  > = {};`,
  };
}

/** The forms of a name that stubs use, by the word between their braces; `further` are the roles of other records. */
export function formsOf(name, further = []) {
  const words = name.split('-');
  const pascal = words.map(capital).join('');
  const title = words.join(' ');
  const records = further.map(recordForms);
  const list = further.map((role) => `'${role}'`).join(', ');
  return {
    name,
    title,
    Title: capital(title),
    Pascal: pascal,
    camel: pascal.charAt(0).toLowerCase() + pascal.slice(1),
    kinds: further.length > 0 ? 'choice, text, textsByName' : 'choice',
    records: further.length > 0 ? `static override readonly records: readonly string[] = [${list}];` : '',
    recordUses: records.map(({ use }) => use).join('\n'),
    properties: records.map(({ properties }) => properties).join('\n'),
  };
}

function checkRoles(further) {
  const unknown = further.find((role) => !Object.hasOwn(roles, role));
  if (unknown === undefined) return;
  throw new Error(`"${unknown}" is no role of a record; these are: ${Object.keys(roles).join(', ')}.`);
}

/**
 * The stubs of metric `name`: file → text. Throws where the name is none or taken in `folder`, or a role is none.
 * @param {string} name
 * @param {{ folder?: string, further?: readonly string[] }} [place]
 */
export function stubsOf(name, { folder = root, further = [] } = {}) {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
    throw new Error(
      `"${name}" is no name of a metric; small letters joined by hyphens are: npm run new first-response`,
    );
  }
  checkRoles(further);
  const forms = formsOf(name, further);
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
    `src/metrics/index.ts    import { ${camel} } from './counting/${name}.js';  and ${camel} in the list`,
    `src/metrics/load.ts     '${name}': async () => (await import('./${name}.js')).${camel}  in meanings, and`,
    `                        '${name}': async () => (await import('./counting/${name}.js')).${camel}  in metrics`,
    `components/index.ts     import { Support${Pascal} } from './support-${name}.js';  and  '${name}': Support${Pascal}  in elements`,
    `package.json            './${name}' in exports, like those beside it`,
    `src/text/codes-*.ts     the name of the metric, its definition and the codes it uses, in each language`,
    `demo/*.html             a tile, and its feed where there is none yet`,
  ];
}

/**
 * Writes the stubs of `name` into `folder`, formatted; returns the files written.
 * @param {string} name
 * @param {{ folder?: string, further?: readonly string[] }} [place]
 */
export async function writeStubs(name, { folder = root, further = [] } = {}) {
  const stubs = stubsOf(name, { folder, further });
  const settings = JSON.parse(readFileSync(join(root, '.config', 'prettier.json'), 'utf8'));
  for (const [file, text] of Object.entries(stubs)) {
    mkdirSync(dirname(resolve(folder, file)), { recursive: true });
    writeFileSync(resolve(folder, file), await format(text, { ...settings, parser: 'typescript' }));
  }
  return Object.keys(stubs);
}

async function main([name = '', ...further]) {
  try {
    const files = await writeStubs(name, { further });
    console.log(`Written:\n  ${files.join('\n  ')}\nStill to be written:\n  ${linesFor(name).join('\n  ')}`);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 2;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await main(process.argv.slice(2));
