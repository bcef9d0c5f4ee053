/* npm run check: everything that holds without running the code. Each step runs, and the last line names those that failed. */
import { runNode } from './run.mjs';

const sources = [
  'src',
  'components',
  'stories',
  'demo',
  'tests',
  '.scripts',
  '.config',
  '.storybook',
  'vite.config.ts',
];
const settings = '.config/prettier.json';

/** Each step by name: the words given to Node. */
const steps = {
  build: ['.scripts/build.mjs'],
  types: ['node_modules/typescript/bin/tsc', '-p', '.'],
  lint: ['node_modules/oxlint/bin/oxlint', '-c', '.config/oxlint.json', '--type-aware', '--deny-warnings', ...sources],
  format: ['node_modules/prettier/bin/prettier.cjs', '--config', settings, '--check', '.', '!demo/data/*.json'],
  sizes: ['.scripts/sizes.mjs'],
  'generated files': ['.scripts/generate.mjs'],
  stories: ['.scripts/stories.mjs', '--build'],
};

const failed = [];
for (const [name, command] of Object.entries(steps)) {
  console.log(`\n── ${name}`);
  const code = await runNode(command);
  if (code !== 0) failed.push(name);
}
console.log(failed.length === 0 ? '\nEvery check holds.' : `\nChecks that failed: ${failed.join(', ')}.`);
process.exitCode = failed.length === 0 ? 0 : 1;
