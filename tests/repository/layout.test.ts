import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { filesUnder } from '../../.scripts/files.mjs';

const folders = ['.ci', '.config', '.scripts', '.storybook', 'components', 'demo', 'src', 'stories', 'tests'];
const files = [
  '.gitignore',
  '.npmrc',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'LICENSE',
  'README.md',
  'package-lock.json',
  'package.json',
  'tsconfig.json',
  'vite.config.ts',
];

function tracked(): string[] {
  return execFileSync('git', ['ls-files'], { encoding: 'utf8' }).trim().split('\n');
}

describe('the checkout', () => {
  test('has nothing at its top but the layout and what tools force to stand there', () => {
    const top = new Set(tracked().map((file) => file.split('/')[0] ?? ''));
    assert.deepEqual([...top].toSorted(), [...folders, ...files].toSorted());
  });

  test('has a test file for nothing but tests: each is run by Node or by the browser runner', () => {
    const named = filesUnder('tests').filter((file) => file.includes('.test.'));
    assert.deepEqual(
      named.filter((file) => !file.endsWith('.test.ts')),
      [],
    );
  });

  test('keeps clock, chance and window out of every layer but element and engine', () => {
    const pure = filesUnder('src').filter((file) => !/^src\/(element|engine)\//.test(file));
    const impure =
      /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\b(performance|document|navigator|globalThis|crypto)\./;
    const code = (file: string) => readFileSync(file, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    assert.deepEqual(
      pure.filter((file) => impure.test(code(file))),
      [],
    );
  });

  test('depends on exact versions alone', () => {
    const { dependencies, devDependencies, overrides } = JSON.parse(readFileSync('package.json', 'utf8'));
    const versions = Object.values({ ...dependencies, ...devDependencies, ...overrides });
    assert.deepEqual(
      versions.filter((version) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(String(version))),
      [],
    );
  });
});
