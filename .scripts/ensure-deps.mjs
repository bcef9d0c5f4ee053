/* Run before `npm start` and `npm test`, when node_modules may not exist: Node's own modules only. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const oldest = [20, 19];
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stampFile = join(root, 'node_modules', '.deps-stamp');

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const old = major < oldest[0] || (major === oldest[0] && minor < oldest[1]);
  if (old)
    fail(`This is Node ${process.versions.node}; the project needs ${oldest.join('.')} or newer: https://nodejs.org`);
}

function stamp() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  const [major] = process.versions.node.split('.');
  return createHash('sha256').update(lock).update(`${process.platform} ${process.arch} ${major}`).digest('hex');
}

/* npm hands its scripts settings of the outer call that an inner call would take for its own. */
function environment() {
  const inherited = Object.entries(process.env).filter(([name]) => !/^npm_(lifecycle|package)/.test(name));
  return { ...Object.fromEntries(inherited), NODE_ENV: '', PUPPETEER_SKIP_DOWNLOAD: '1' };
}

function install() {
  const npm = process.env.npm_execpath;
  const [command, ...words] = npm ? [process.execPath, npm] : ['npm'];
  const { status, error } = spawnSync(command, [...words, 'ci', '--include=dev'], {
    cwd: root,
    stdio: 'inherit',
    env: environment(),
  });
  if (error || status !== 0)
    fail('npm ci failed; its message stands above. Without a network nothing can be installed.');
}

checkNode();
const wanted = stamp();
const present = existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : '';
if (present !== wanted) {
  console.log('Installing what package-lock.json names …');
  install();
  writeFileSync(stampFile, wanted);
}
