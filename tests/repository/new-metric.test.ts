import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import { linesFor, stubsOf, writeStubs } from '../../.scripts/new.mjs';

const copied = ['src', 'components', 'stories', 'tests/metrics', 'tsconfig.json', 'package.json'];

/** A copy of the sources in which a metric can be added; under `.cache/`, so that packages are found. */
function copyOfSources(): string {
  mkdirSync('.cache', { recursive: true });
  const folder = mkdtempSync(join(resolve('.cache'), 'new-metric-'));
  for (const name of copied) cpSync(name, join(folder, name), { recursive: true });
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  return folder;
}

function edit(file: string, change: (text: string) => string): void {
  const text = readFileSync(file, 'utf8');
  assert.notEqual(change(text), text, `${file} has changed its form`);
  writeFileSync(file, change(text));
}

function run(folder: string, ...words: string[]) {
  return spawnSync(process.execPath, words, { cwd: folder, encoding: 'utf8' });
}

describe('npm run new', () => {
  test('writes a metric, its element, its story and its test', () => {
    assert.deepEqual(Object.keys(stubsOf('first-response')), [
      'src/metrics/first-response.ts',
      'src/metrics/counting/first-response.ts',
      'components/support-first-response.ts',
      'stories/support-first-response.stories.ts',
      'tests/metrics/first-response.test.ts',
    ]);
    assert.match(linesFor('first-response').join(), /firstResponse.*SupportFirstResponse/s);
  });

  test('refuses a name that is none, and one that is taken', () => {
    assert.throws(() => stubsOf('First Response'), /no name of a metric/);
    assert.throws(() => stubsOf('nps'), /already/);
  });

  test('refuses a role that no record has, and says which there are', () => {
    assert.throws(() => stubsOf('first-response', { further: ['tickets'] }), /"tickets" is no role.*cases.*schedules/);
  });

  test('writes stubs that compile, pass their test and are formatted', async () => {
    const folder = copyOfSources();
    try {
      const files = await writeStubs('top-two-box', { folder, further: ['follow_ups', 'schedules'] });
      edit(join(folder, 'tsconfig.json'), (text) => text.replace('"tests",', '"tests/metrics",'));
      const types = run(folder, 'node_modules/typescript/bin/tsc', '-p', '.');
      const about = types.stdout.split('\n').filter((line) => files.some((file) => line.startsWith(file)));
      assert.deepEqual(about, []);
      const tests = run(folder, '--import', 'tsx', '--test', 'tests/metrics/top-two-box.test.ts');
      assert.equal(tests.status, 0, tests.stdout);
      const settings = resolve('.config/prettier.json');
      const format = run(folder, 'node_modules/prettier/bin/prettier.cjs', '--config', settings, '--check', ...files);
      assert.equal(format.status, 0, format.stderr);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
