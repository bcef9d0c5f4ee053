import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { build } from 'vite';

describe('a page that Vite bundles from the package', () => {
  const folder = mkdtempSync(join(tmpdir(), 'support-metrics-bundled-'));
  const assets = join(folder, 'dist', 'assets');

  before(async () => {
    const modules = join(folder, 'node_modules');
    mkdirSync(join(modules, 'support-metrics'), { recursive: true });
    for (const name of ['package.json', 'dist'])
      cpSync(name, join(modules, 'support-metrics', name), { recursive: true });
    for (const name of readdirSync('node_modules').filter((each) =>
      /^(lit|d3|@lit|zod|internmap|delaunator)/.test(each),
    ))
      symlinkSync(join(process.cwd(), 'node_modules', name), join(modules, name));
    writeFileSync(join(folder, 'index.html'), '<script type="module" src="/main.js"></script>');
    writeFileSync(join(folder, 'main.js'), "import 'support-metrics/define.js';");
    await build({ root: folder, configFile: false, logLevel: 'error' });
  });
  after(() => rmSync(folder, { recursive: true }));

  test('has the engine of large feeds as a file of its own, which is the one of the package', () => {
    const worker = readdirSync(assets).filter((name) => name.startsWith('engine-rows'));
    assert.equal(worker.length, 1);
    assert.equal(readFileSync(join(assets, worker[0] ?? ''), 'utf8'), readFileSync('dist/engine-rows.js', 'utf8'));
  });

  test('names that file where its worker starts', () => {
    const [worker = '?'] = readdirSync(assets).filter((name) => name.startsWith('engine-rows'));
    const scripts = readdirSync(assets).filter((name) => /^worker-.*\.js$/.test(name));
    assert.ok(scripts.some((name) => readFileSync(join(assets, name), 'utf8').includes(worker)));
  });
});
