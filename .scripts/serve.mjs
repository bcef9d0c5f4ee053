/* npm start: the demo, as shipped files under the strict policy. */
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { preview } from 'vite';
import { buildIfStale } from './build.mjs';
import { root } from './files.mjs';
import { strictPolicy } from './policy.mjs';

const usualPort = 5173;

/** Lays the demo and the built files it loads side by side in `folder`, as a portal would. */
export function assembleSite(folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const published = (source) => !/\.(mjs|md)$/.test(source);
  cpSync(join(root, 'demo'), folder, { recursive: true, filter: published });
  cpSync(join(root, 'dist'), join(folder, 'kit'), { recursive: true, filter: (source) => !source.endsWith('types') });
}

/**
 * Serves `folder` on the loopback address.
 * @param {object} site
 * @param {string} site.folder
 * @param {string | null} [site.policy] The content security policy; null for none. Default: the strict one.
 * @param {number} [site.port] Default: any that is free.
 */
export async function serveSite({ folder, policy = strictPolicy, port = 0 }) {
  const server = await preview({
    configFile: false,
    root: folder,
    logLevel: 'error',
    appType: 'mpa',
    build: { outDir: folder },
    preview: {
      port: port || 40_000 + (process.pid % 20_000),
      host: '127.0.0.1',
      headers: {
        'x-content-type-options': 'nosniff',
        ...(policy === null ? {} : { 'content-security-policy': policy }),
      },
    },
  });
  const address = server.resolvedUrls?.local[0] ?? '';
  return { address, close: () => server.close() };
}

async function main() {
  await buildIfStale();
  const folder = join(root, '.cache', 'site');
  assembleSite(folder);
  const { address } = await serveSite({ folder, port: Number(process.env.PORT) || usualPort });
  console.log(`The demo stands at ${address} (Ctrl+C ends it).`);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await main();
