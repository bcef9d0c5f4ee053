import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { chromiumFlags, requireChromium } from '../../.scripts/chromium.mjs';
import { strictPolicy } from '../../.scripts/policy.mjs';
import { assembleSite, serveSite } from '../../.scripts/serve.mjs';

/** A page served as shipped files, and what went wrong on it. */
export interface Visit {
  readonly page: Page;
  /** Directive and blocked thing of every policy violation. */
  readonly violations: string[];
  /** Console errors and uncaught exceptions. */
  readonly errors: string[];
  readonly warnings: string[];
  /** Addresses asked for, without the origin. */
  readonly requests: string[];
  /** How far what was in sight has moved by itself each time, as the browser scores it. */
  readonly shifts: number[];
}

/** What a visit changes about the demo before it is served. */
export interface Changes {
  readonly policy?: string | null;
  /** Which page; by default the first. */
  readonly path?: string;
  /** Further files by name, each loaded as a module by the page, in order. */
  readonly scripts?: Readonly<Record<string, string>>;
  /** Files that the page does not load by itself. */
  readonly files?: Readonly<Record<string, string>>;
  /** Changes the page itself. */
  readonly html?: (html: string) => string;
  /** Width of the window in pixels; by default 1280. */
  readonly width?: number;
}

/** The script of the tour through everything the kit does. */
export const tour = readFileSync(new URL('tour.js', import.meta.url), 'utf8');

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: requireChromium(), args: chromiumFlags() });
}

function withScripts(html: string, names: readonly string[]): string {
  const tags = names.map((name) => `<script type="module" src="${name}"></script>`);
  return html.replace('</head>', `${tags.join('')}</head>`);
}

function makeSite(folder: string, changes: Changes): void {
  const { path = 'index.html', scripts = {}, files = {}, html = (text) => text } = changes;
  assembleSite(folder);
  for (const [name, text] of Object.entries({ ...files, ...scripts })) writeFileSync(join(folder, name), text);
  const file = join(folder, path);
  writeFileSync(file, withScripts(html(readFileSync(file, 'utf8')), Object.keys(scripts)));
}

const listener = `addEventListener('securitypolicyviolation', (event) =>
  recordViolation(event.effectiveDirective + ' ' + (event.blockedURI || event.sample)))`;

const shifts = `new PerformanceObserver((list) => {
  for (const { value } of list.getEntries()) recordShift(value);
}).observe({ type: 'layout-shift', buffered: true })`;

async function open(browser: Browser, address: string, { path = '', width = 1280 }: Changes): Promise<Visit> {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  const visit: Visit = { page, violations: [], errors: [], warnings: [], requests: [], shifts: [] };
  await page.exposeFunction('recordViolation', (text: string) => void visit.violations.push(text));
  await page.exposeFunction('recordShift', (value: number) => void visit.shifts.push(value));
  await page.addInitScript(listener);
  await page.addInitScript(shifts);
  page.on('console', (message) => {
    if (message.type() === 'error') visit.errors.push(message.text());
    if (message.type() === 'warning') visit.warnings.push(message.text());
  });
  page.on('pageerror', (error) => visit.errors.push(error.message));
  page.on('request', (request) => visit.requests.push(request.url().replace(address, '')));
  await page.goto(`${address}${path}`);
  return visit;
}

/** Serves the demo with `changes`, hands the visit to `look`, and takes everything down again. */
export async function visitDemo(
  browser: Browser,
  changes: Changes,
  look: (visit: Visit) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'support-metrics-site-'));
  makeSite(folder, changes);
  const policy = changes.policy === undefined ? strictPolicy : changes.policy;
  const { address, close } = await serveSite({ folder, policy });
  try {
    const visit = await open(browser, address, changes);
    await look(visit);
    await visit.page.close();
  } finally {
    await close();
    rmSync(folder, { recursive: true });
  }
}

/** Waits until every element of the kit on the page shows its figures; feeds and controls have none, nor has a drill before it is asked for. */
export async function untilShown(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    [...document.querySelectorAll('*')]
      .filter(({ localName }) => localName.startsWith('support-') && !/-(feed|filter|period|cases)$/.test(localName))
      .every((element) => element.matches(':state(ready)')),
  );
}

/** Waits until the tour has ended. */
export async function untilToured(page: Page): Promise<void> {
  await page.waitForSelector('html[data-tour=done]', { state: 'attached', timeout: 180_000 });
}
