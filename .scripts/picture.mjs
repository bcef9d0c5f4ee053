/* npm run demo:picture: takes the README's picture from the demo. */
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { buildIfStale } from './build.mjs';
import { chromiumFlags, requireChromium } from './chromium.mjs';
import { root } from './files.mjs';
import { assembleSite, serveSite } from './serve.mjs';

const size = { width: 1120, height: 1740 };

await buildIfStale();
const folder = join(root, '.cache', 'picture');
assembleSite(folder);
const { address, close } = await serveSite({ folder });
const browser = await chromium.launch({ executablePath: requireChromium(), args: chromiumFlags() });
const page = await browser.newPage({ viewport: size, colorScheme: 'light', reducedMotion: 'reduce' });
await page.goto(address);
await page.waitForFunction(() => {
  const elements = [...document.querySelectorAll('*')].filter(({ localName }) => localName.startsWith('support-'));
  const are = (states) => elements.filter((element) => element.matches(states)).length;
  // A list of records is idle until it is asked for.
  return are(':state(ready)') > 0 && are(':state(loading), :state(idle):not(support-cases)') === 0;
});
await page.screenshot({ path: join(root, 'demo', 'preview.png') });
await browser.close();
await close();
