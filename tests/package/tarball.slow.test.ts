import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

/* The npm of the user, not of the script that runs this test. */
const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('npm_')));

function npm(folder: string, ...words: string[]): string {
  return execFileSync('npm', words, {
    cwd: folder,
    encoding: 'utf8',
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

const consumer = `
import { SupportNps, define, type Measure, type MeasureDetail } from 'support-metrics';
import 'support-metrics/define.js';
import { SupportNps as Same } from 'support-metrics/components/support-nps.js';
import { SupportCsat } from 'support-metrics/csat';

export function valueOf(element: SupportNps): number | null {
  const measure: Measure | null = element.measure;
  return measure?.value ?? null;
}
export const same: typeof Same = SupportNps;
export const satisfied: typeof SupportCsat.metric = 'csat';
export const told = (detail: MeasureDetail): number | null => detail.measure.n;
export { define };
`;

const settings = {
  compilerOptions: {
    target: 'es2022',
    module: 'nodenext',
    lib: ['es2023', 'dom', 'dom.iterable'],
    types: [],
    strict: true,
    skipLibCheck: false,
    noEmit: true,
  },
  files: ['consumer.ts'],
};

describe('the packed tarball, installed into an empty folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'support-metrics-consumer-'));
  before(() => {
    const name = npm(process.cwd(), 'pack', '--silent', '--pack-destination', folder).trim().split('\n').at(-1);
    writeFileSync(join(folder, 'package.json'), '{"name": "consumer", "private": true, "type": "module"}');
    npm(folder, 'install', '--no-audit', '--no-fund', `./${name}`);
  });
  after(() => rmSync(folder, { recursive: true }));

  test('brings lit, d3 and zod with what they need, and not arquero', () => {
    const installed = readdirSync(join(folder, 'node_modules'));
    for (const name of ['lit', 'd3', 'zod', 'support-metrics']) assert.ok(installed.includes(name), name);
    assert.ok(!installed.includes('arquero'));
  });

  test('can be imported in Node', () => {
    const code = `import('support-metrics').then(({ SupportNps }) => console.log(SupportNps.name))`;
    const { stdout, stderr } = spawnSync(process.execPath, ['-e', code], { cwd: folder, encoding: 'utf8' });
    assert.match(stdout, /SupportNps/, stderr);
  });

  test('measures a small feed from the command line', () => {
    const rows = [10, 9, 8, 3].map((score) => ({ score }));
    writeFileSync(join(folder, 'feed.json'), JSON.stringify(rows));
    const command = join(folder, 'node_modules', '.bin', 'support-metrics');
    const { stdout, stderr, status } = spawnSync(command, ['measure', 'nps', 'feed.json'], {
      cwd: folder,
      encoding: 'utf8',
    });
    assert.equal(status, 0, stderr);
    const { value, n } = JSON.parse(stdout);
    assert.deepEqual({ value, n }, { value: 25, n: 4 });
  });

  test('compiles for a strict user who checks the types of libraries too', () => {
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(settings));
    writeFileSync(join(folder, 'consumer.ts'), consumer);
    const { stdout, status } = spawnSync(
      process.execPath,
      [join('node_modules', 'typescript', 'bin', 'tsc'), '-p', folder],
      {
        encoding: 'utf8',
      },
    );
    assert.equal(stdout, '');
    assert.equal(status, 0);
  });

  test('passes publint without a word', () => {
    const publint = join('node_modules', 'publint', 'src', 'cli.js');
    const { stdout, status } = spawnSync(process.execPath, [publint, '--strict', '.'], { encoding: 'utf8' });
    assert.equal(status, 0, stdout);
  });
});
