/*
 * npm test [-- PATH …]   every test, or those whose path contains one of PATH
 * npm run test:all       the tests that are too slow for every change: tests/…/*.slow.test.ts
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requireChromium } from './chromium.mjs';
import { filesUnder } from './files.mjs';
import { runNode } from './run.mjs';

/** The suite runs in a zone west of Greenwich with daylight saving; what cuts time runs again east of it, at a half hour. */
const west = 'America/St_Johns';
const east = 'Asia/Kolkata';
const cutsTime = /^tests\/(calendar|laws)\//;
const needsBuild = /^tests\/(policy|package|cli)\//;
const isSlow = /\.slow\.test\.ts$/;
const inBrowser = /\.browser\.test\.ts$/;

const words = process.argv.slice(2);
const slow = words.includes('--slow');
const filters = words.filter((word) => !word.startsWith('--')).map((word) => word.replace(/^\.\//, ''));

function selectedTests() {
  return filesUnder('tests')
    .filter((file) => file.endsWith('.test.ts'))
    .filter((file) => isSlow.test(file) === slow)
    .filter((file) => filters.length === 0 || filters.some((part) => file.includes(part)));
}

const folder = mkdtempSync(join(tmpdir(), 'support-metrics-'));
const total = { passed: 0, failed: 0, skipped: 0 };

/** Runs one child that leaves its counts in a file; a child that ends badly without a failed test is a failure itself. */
async function pass(title, command, environment) {
  console.log(`\n${title}`);
  const countsFile = join(folder, 'counts.json');
  rmSync(countsFile, { force: true });
  const code = await runNode(command, { environment: { ...environment, SUPPORT_METRICS_COUNTS: countsFile } });
  const counts = existsSync(countsFile) ? JSON.parse(readFileSync(countsFile, 'utf8')) : {};
  for (const name of Object.keys(total)) total[name] += counts[name] ?? 0;
  if (code !== 0 && !counts.failed) total.failed += 1;
}

function nodePass(files, zone) {
  const options = ['--import', 'tsx', '--test', '--test-concurrency=2'];
  const reporter = './.config/node-test-reporter.mjs';
  const title = `Node, ${zone}, ${files.length} files`;
  return pass(title, [...options, `--test-reporter=${reporter}`, ...files], { TZ: zone });
}

function browserPass(files, chromium) {
  const runner = 'node_modules/@web/test-runner/dist/bin.js';
  const command = [runner, '--config', '.config/web-test-runner.config.mjs', '--files', ...files];
  return pass(`Chromium, ${files.length} files`, command, { TZ: west, CHROME_PATH: chromium });
}

async function runTests(files) {
  if (files.some((file) => needsBuild.test(file))) {
    const { buildIfStale } = await import('./build.mjs');
    await buildIfStale();
  }
  const nodeFiles = files.filter((file) => !inBrowser.test(file));
  const browserFiles = files.filter((file) => inBrowser.test(file));
  const usesBrowser = browserFiles.length > 0 || nodeFiles.some((file) => needsBuild.test(file));
  const chromium = usesBrowser ? requireChromium() : null;
  if (chromium) process.env.CHROME_PATH = chromium;
  if (nodeFiles.length > 0) await nodePass(nodeFiles, west);
  const twice = nodeFiles.filter((file) => cutsTime.test(file));
  if (twice.length > 0) await nodePass(twice, east);
  if (browserFiles.length > 0) await browserPass(browserFiles, chromium);
}

try {
  await runTests(selectedTests());
} catch (error) {
  console.error(error.message);
  total.failed += 1;
}
rmSync(folder, { recursive: true });
const ran = total.passed + total.failed;
if (ran === 0) console.error(filters.length > 0 ? `No test has a path with ${filters.join(' or ')}.` : 'No test ran.');
console.log(`\n${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`);
process.exitCode = total.failed > 0 || ran === 0 ? 1 : 0;
