import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { filesUnder } from '../../.scripts/files.mjs';
import { version } from '../../src/engine/version.js';
import { rules } from './imports.js';

/** Two screens of a usual terminal or page. */
const twoScreens = 90;

interface PackageFile {
  readonly version: string;
  readonly scripts: Readonly<Record<string, string>>;
}

const { scripts, version: packageVersion }: PackageFile = JSON.parse(readFileSync('package.json', 'utf8'));
const pages = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'demo/data/README.md', ...filesUnder('stories/guides')];

describe('the documentation', () => {
  for (const page of pages) {
    const text = readFileSync(page, 'utf8');

    test(`${page} names no command that package.json lacks`, () => {
      const named = [...text.matchAll(/\bnpm run ([\w:]+)/g)].map(([, name]) => name ?? '');
      assert.deepEqual(
        named.filter((name) => !(name in scripts)),
        [],
      );
    });

    test(`${page} links to no file that is not there`, () => {
      const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)].map(([, link]) => link ?? '');
      assert.deepEqual(
        links.filter((link) => !existsSync(join(dirname(page), link))),
        [],
      );
    });
  }

  test('the guides hold no table of pipes, which Storybook does not draw', () => {
    const drawn = filesUnder('stories/guides').filter((page) => /^\|/m.test(readFileSync(page, 'utf8')));
    assert.deepEqual(drawn, []);
  });

  test('README.md fits two screens', () => {
    assert.ok(readFileSync('README.md', 'utf8').split('\n').length <= twoScreens);
  });

  test('README.md has one line for every element, with its feed, and none for what is no element', () => {
    const registry = readFileSync('components/index.ts', 'utf8');
    const tags = [...registry.matchAll(/^import \{ \w+ \} from '.\/(support-[\w-]+)\.js'/gm)].map(([, tag]) => tag);
    const rows = [...readFileSync('README.md', 'utf8').matchAll(/^\| `<(support-[\w-]+)>` +\| .*\S.* \| .*\S.* \|$/gm)];
    assert.ok(tags.length > 0);
    assert.deepEqual(rows.map(([, tag]) => tag).sort(), tags.sort());
  });

  test('CONTRIBUTING.md has a row of the import rule for every layer that src holds, and for no other', () => {
    const rows = [...readFileSync('CONTRIBUTING.md', 'utf8').matchAll(/^\| `src\/([\w.]+)`/gm)].map(([, name]) => name);
    const layers = Object.keys(rules).map((layer) => (layer === 'metric' ? 'metric.ts' : layer));
    assert.deepEqual(rows.sort(), layers.filter((layer) => existsSync(`src/${layer}`)).sort());
  });

  test('the import rule speaks of no layer that is not there', () => {
    const absent = Object.keys(rules).filter((layer) => ![`src/${layer}`, `src/${layer}.ts`, layer].some(existsSync));
    assert.deepEqual(absent, []);
  });

  test('every script of package.json is explained in CONTRIBUTING.md', () => {
    const text = readFileSync('CONTRIBUTING.md', 'utf8');
    const names = Object.keys(scripts).filter((name) => !name.startsWith('pre'));
    const commands = names.map((name) => (name === 'start' || name === 'test' ? `npm ${name}` : `npm run ${name}`));
    assert.deepEqual(
      commands.filter((command) => !text.includes(command)),
      [],
    );
  });

  test('the version that measures carry is that of the package', () => {
    assert.equal(version, packageVersion);
  });
});
