import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge'];
const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];
const packages = ['chromium', 'fonts-dejavu-core'];

function executable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The flags every Chromium of this project starts with; without a sandbox where the system forbids one to root. */
export function chromiumFlags() {
  const root = process.getuid?.() === 0;
  return [
    ...(root ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--force-color-profile=srgb',
    '--font-render-hinting=none',
  ];
}

/** The path of a Chromium of this machine, or null: `CHROME_PATH`, `CHROME_BIN`, then PATH, then macOS applications. */
export function findChromium(environment = process.env) {
  const named = environment.CHROME_PATH || environment.CHROME_BIN;
  if (named) return existsSync(named) ? named : null;
  const folders = (environment.PATH ?? '').split(delimiter).filter(Boolean);
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...applications].find(executable) ?? null;
}

function installChromium() {
  const apt = (...words) =>
    execFileSync('apt-get', ['-o', 'DPkg::Lock::Timeout=300', '-qq', ...words], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  apt('update');
  apt('-y', '--no-install-recommends', 'install', ...packages);
}

function mayInstall() {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/** The path of a Chromium; installs Debian's where none is found and that is allowed. Throws one sentence otherwise. */
export function requireChromium() {
  const found = findChromium();
  if (found) return found;
  if (process.env.CHROME_PATH || process.env.CHROME_BIN) {
    throw new Error('CHROME_PATH or CHROME_BIN names a file that does not exist; point it at a Chromium or unset it.');
  }
  if (!mayInstall()) {
    throw new Error(
      'The tests need a Chromium and none was found: install Chrome or Chromium (Debian: sudo apt-get install ' +
        `${packages.join(' ')}; macOS: brew install --cask chromium) or set CHROME_PATH to one.`,
    );
  }
  console.log(`No Chromium found; installing Debian's ${packages.join(' and ')} …`);
  installChromium();
  const installed = findChromium();
  if (!installed) throw new Error('apt-get ended well, yet no Chromium is on PATH; set CHROME_PATH to one.');
  return installed;
}
