import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { hashOf, root } from '../../.scripts/files.mjs';

const source = join(root, 'tests', 'bench', 'peers');

/** Where contenders are installed and built: outside of the tests, which no foreign file shall be taken for one of. */
export const home = join(root, '.cache', 'bench');
const workshop = join(home, 'peers');

/** Does `work` unless it was done for these very files. */
async function once(name: string, files: readonly string[], work: () => unknown): Promise<void> {
  const [stamp, hash] = [join(home, `${name}.done`), hashOf(files)];
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  rmSync(stamp, { force: true });
  await work();
  writeFileSync(stamp, hash);
}

function install(): void {
  console.log('Installing the peers …');
  const words = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
  execFileSync('npm', words, { cwd: workshop, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** Builds the entry of one contender; returns why it could not be, or null. */
async function buildOne(contender: string): Promise<string | null> {
  const entry = join(workshop, `${contender}.entry.js`);
  const lines = [
    "import { drive } from './drive.js';",
    `import * as contender from './contenders/${contender}.js';`,
    'void drive(contender);',
  ];
  writeFileSync(entry, `${lines.join('\n')}\n`);
  const output = {
    format: 'es' as const,
    entryFileNames: `entries/${contender}.js`,
    chunkFileNames: 'entries/[name]-[hash].js',
  };
  try {
    await build({
      root: workshop,
      configFile: false,
      logLevel: 'error',
      base: '/',
      define: { 'process.env.NODE_ENV': '"production"' },
      build: {
        outDir: join(home, 'site'),
        emptyOutDir: false,
        target: 'esnext',
        assetsInlineLimit: 0,
        chunkSizeWarningLimit: Infinity,
        modulePreload: false,
        rolldownOptions: { input: entry, output },
      },
    });
    return null;
  } catch (error) {
    return `does not build: ${String(error).split('\n')[0]}`;
  }
}

/** Installs and builds what has changed since the last time; returns by contender why it cannot run. */
export async function preparePeers(contenders: readonly string[]): Promise<ReadonlyMap<string, string>> {
  mkdirSync(workshop, { recursive: true });
  for (const file of ['package.json', 'package-lock.json', '.npmrc']) cpSync(join(source, file), join(workshop, file));
  await once('installed', ['tests/bench/peers/package-lock.json'], install);
  cpSync(source, workshop, { recursive: true });
  const broken = new Map<string, string>();
  for (const contender of contenders) {
    await once(contender, ['tests/bench/peers'], async () => {
      const reason = await buildOne(contender);
      if (reason !== null) broken.set(contender, reason);
    });
    if (broken.has(contender)) rmSync(join(home, `${contender}.done`));
  }
  return broken;
}

/** Lays the built kit beside the contenders. */
export function placeKit(): void {
  rmSync(join(home, 'site', 'kit'), { recursive: true, force: true });
  cpSync(join(root, 'dist'), join(home, 'site', 'kit'), { recursive: true });
}
