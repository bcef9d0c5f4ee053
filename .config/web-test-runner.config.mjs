import { createReadStream, existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, normalize, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { playwrightLauncher } from '@web/test-runner-playwright';
import { chromiumFlags, findChromium } from '../.scripts/chromium.mjs';
import { touch } from './touch.mjs';
import { vendor } from './vendor.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const realData = resolve(root, '../shared/data');

/** `/real/NAME` is a file of the real data beside the checkout; 404 where that folder is absent. */
function serveRealData(context, next) {
  if (!context.path.startsWith('/real/')) return next();
  const file = join(realData, normalize(`/${context.path.slice('/real/'.length)}`));
  if (!existsSync(file)) {
    context.status = 404;
    return undefined;
  }
  context.type = file.endsWith('.gz') ? 'application/gzip' : file.split('.').pop();
  context.body = createReadStream(file);
  return undefined;
}

function* testsOf(suite) {
  yield* suite?.tests ?? [];
  for (const inner of suite?.suites ?? []) yield* testsOf(inner);
}

function countTests(sessions) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const session of sessions) {
    const tests = [...testsOf(session.testResults)];
    for (const test of tests) counts[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed'] += 1;
    const failedOutside = !session.passed && tests.every((test) => test.passed || test.skipped);
    if (failedOutside) counts.failed += 1;
  }
  return counts;
}

/** Leaves the counts in the file that `.scripts/test.mjs` names, for its last line. */
function countingReporter(file) {
  return { onTestRunFinished: ({ sessions }) => writeFile(file, JSON.stringify(countTests([...sessions]))) };
}

const executablePath = findChromium() ?? undefined;
const countsFile = process.env.SUPPORT_METRICS_COUNTS;

export default {
  rootDir: root,
  files: ['tests/**/*.browser.test.ts'],
  nodeResolve: { browser: true, exportConditions: ['browser', 'development'] },
  concurrency: 2,
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 240_000,
  testFramework: { config: { timeout: 20_000 } },
  browsers: [playwrightLauncher({ product: 'chromium', launchOptions: { executablePath, args: chromiumFlags() } })],
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
  middleware: [serveRealData],
  plugins: [
    vendor(root),
    touch(),
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('tsconfig.browser.json', import.meta.url)),
    }),
  ],
  reporters: [
    defaultReporter({ reportTestResults: true, reportTestProgress: process.stdout.isTTY }),
    ...(countsFile ? [countingReporter(countsFile)] : []),
  ],
};
