import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type CDPSession, type Page } from 'playwright-core';
import { buildIfStale } from '../../.scripts/build.mjs';
import { chromiumFlags, requireChromium } from '../../.scripts/chromium.mjs';
import { root } from '../../.scripts/files.mjs';
import { assembleSite, serveSite } from '../../.scripts/serve.mjs';
import { benchFeed, type FeedName } from './feeds.js';

/** How a page is run. */
export interface Surroundings {
  /** How many times slower than it is the processor is made to be. */
  readonly slowness: number;
  /** Whether the page may start workers. */
  readonly hasWorker: boolean;
}

/** The demo and pages without a tag, as shipped files in Chromium. */
export interface BenchSite {
  readonly browser: Browser;
  /** Writes the feeds of an element; gives its tag, and their size in megabytes. */
  place(name: FeedName, rows: number, more?: string): { readonly tag: string; readonly megabytes: number };
  /** Writes the main feed of an element; gives its address. */
  feed(name: FeedName, rows: number): string;
  /** Writes a page. */
  write(path: string, text: string): void;
  /** Opens a page that has loaded the kit and come to rest. */
  open(path: string, surroundings: Surroundings): Promise<{ readonly page: Page; readonly session: CDPSession }>;
}

const noWorker = `<meta http-equiv="content-security-policy" content="worker-src 'none'">`;

const emptyPage = (head: string): string => `<!doctype html><html lang="en"><meta charset="utf-8">${head}
<title>Bench</title><link rel="icon" href="data:,"><script type="module" src="kit/support-metrics.js"></script><body></body></html>`;

/** The page without a tag. */
export const blank = ({ hasWorker }: Surroundings): string => (hasWorker ? 'blank.html' : 'blank-no-worker.html');

function place(folder: string): BenchSite['place'] {
  return (name, rows, more = '') => {
    const { texts, attributes } = benchFeed(name, rows);
    const feeds = Object.entries(texts).map(([role, text]) => {
      const file = `bench-${name}-${role}.json`;
      writeFileSync(join(folder, file), text);
      return `${role === 'main' ? 'src' : `src-${role}`}="${file}"`;
    });
    const size = Object.values(texts).reduce((sum, text) => sum + text.length, 0);
    const tag = `<support-${name} ${feeds.join(' ')} ${attributes} ${more}></support-${name}>`;
    return { tag, megabytes: size / 1e6 };
  };
}

function feed(folder: string, name: FeedName, rows: number): string {
  const file = `bench-${name}-main.json`;
  writeFileSync(join(folder, file), benchFeed(name, rows).texts['main'] ?? '');
  return file;
}

async function open(browser: Browser, address: string, { slowness }: Surroundings) {
  const page = await browser.newPage({ viewport: { width: 1200, height: 1000 } });
  page.on('pageerror', (error) => console.error(error.message));
  // What runs this file names functions by a helper that the page lacks.
  await page.addInitScript({ content: 'globalThis.__name = (named) => named' });
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowness });
  await page.goto(address, { waitUntil: 'commit' });
  return { page, session };
}

/** Builds what is stale, serves it, and lets `use` work with it. */
export async function withSite(use: (site: BenchSite) => Promise<void>): Promise<void> {
  await buildIfStale();
  const folder = join(root, '.cache', 'bench-site');
  assembleSite(folder);
  writeFileSync(join(folder, 'blank.html'), emptyPage(''));
  writeFileSync(join(folder, 'blank-no-worker.html'), emptyPage(noWorker));
  const { address, close } = await serveSite({ folder, policy: null });
  const browser = await chromium.launch({
    executablePath: requireChromium(),
    args: [...chromiumFlags(), '--js-flags=--expose-gc'],
  });
  try {
    await use({
      browser,
      place: place(folder),
      feed: (name, rows) => feed(folder, name, rows),
      write: (path, text) => writeFileSync(join(folder, path), text),
      open: (path, how) => open(browser, address + path, how),
    });
  } finally {
    await browser.close();
    await close();
  }
}
