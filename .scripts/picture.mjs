/* npm run demo:picture: takes the README's picture from the demo. */
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { buildIfStale } from './build.mjs';
import { chromiumFlags, requireChromium } from './chromium.mjs';
import { root } from './files.mjs';
import { assembleSite, serveSite } from './serve.mjs';

const size = { width: 1120, height: 860 };

await buildIfStale();
const folder = join(root, '.cache', 'picture');
assembleSite(folder);
const { address, close } = await serveSite({ folder });
const browser = await chromium.launch({ executablePath: requireChromium(), args: chromiumFlags() });
const page = await browser.newPage({ viewport: size, colorScheme: 'light', reducedMotion: 'reduce' });
await page.goto(address);
await page.waitForFunction(() =>
  [...document.querySelectorAll('*')]
    .filter(({ localName }) => localName.startsWith('support-'))
    .every((element) => element.matches(':state(ready)')),
);
await page.screenshot({ path: join(root, 'demo', 'preview.png') });
await browser.close();
await close();
