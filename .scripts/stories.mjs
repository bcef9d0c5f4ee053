/* npm run stories: serves the stories. With --build: builds them into .cache/stories, to see that they can be. */
import { buildIfStale } from './build.mjs';
import { runNode } from './run.mjs';

const storybook = 'node_modules/storybook/dist/bin/dispatcher.js';
const quiet = ['--config-dir', '.storybook', '--disable-telemetry'];

await buildIfStale();
const building = process.argv.includes('--build');
const words = building
  ? ['build', ...quiet, '--output-dir', '.cache/stories', '--quiet']
  : ['dev', ...quiet, '--port', '6006', '--ci', '--no-version-updates'];
const environment = { STORYBOOK_DISABLE_TELEMETRY: '1' };
process.exitCode = await runNode([storybook, ...words], { environment, quiet: building });
