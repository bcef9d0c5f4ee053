import { runNode } from './run.mjs';

/** Writes the custom-elements manifest and, through its plugins, the editor data into `dist/`. */
export async function writeManifest() {
  const analyzer = 'node_modules/@custom-elements-manifest/analyzer/cem.js';
  const config = '.config/custom-elements-manifest.config.mjs';
  const code = await runNode([analyzer, 'analyze', '--config', config, '--quiet'], { quiet: true });
  if (code !== 0) throw new Error('The custom-elements manifest could not be written.');
}
