import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import { describe, test } from 'node:test';
import { sources } from '../../.scripts/build.mjs';
import { filesUnder } from '../../.scripts/files.mjs';
import { importsOf } from './imports.js';

/** The source that an import names. */
function sourceOf(path: string): string {
  return existsSync(path) ? path : path.replace(/\.js$/, '.ts');
}

/** A file and all of ours that it imports. */
function reachedFrom(start: string): Set<string> {
  const reached = new Set([start]);
  for (const file of reached) {
    const own = importsOf(file, readFileSync(file, 'utf8')).filter(({ specifier }) => specifier.startsWith('.'));
    for (const { specifier } of own) reached.add(sourceOf(join(dirname(file), specifier)));
  }
  return reached;
}

describe('the build', () => {
  const config = reachedFrom('vite.config.ts');

  test('is done again when any file changes that says how', () => {
    const inputs = new Set(sources.flatMap(filesUnder));
    assert.deepEqual(
      [...config, ...reachedFrom('.scripts/build.mjs')].filter((file) => !inputs.has(file)),
      [],
    );
  });

  test('uses every file of its folder', () => {
    const files = filesUnder('.config/build');
    assert.ok(files.length > 10);
    assert.deepEqual(
      files.filter((file) => !config.has(file)),
      [],
    );
  });
});
