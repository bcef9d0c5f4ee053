/** Milliseconds between two announcements of the page, whatever happens on it. */
const pause = 5000;
/** Milliseconds in which what several elements have to say is gathered. */
const gather = 250;
/** Sentences in one announcement; more would be talked over by the next. */
const most = 3;

const waiting = new Map<HTMLElement, string>();
let timer: ReturnType<typeof setTimeout> | undefined;
let quietUntil = 0;

function speak(): void {
  timer = undefined;
  const messages = [...waiting].filter(([region]) => region.isConnected);
  const [region] = messages[0] ?? [];
  waiting.clear();
  if (region === undefined) return;
  region.textContent = [...new Set(messages.map(([, message]) => message))].slice(0, most).join(' ');
  quietUntil = performance.now() + pause;
}

/**
 * Lets a screen reader say `message` through the polite live `region` of an element. All elements of the page share
 * one voice: what comes within five seconds is said together, once, and a newer message of a region replaces its older.
 */
export function announce(region: HTMLElement, message: string): void {
  waiting.set(region, message);
  timer ??= setTimeout(speak, Math.max(gather, quietUntil - performance.now()));
}

/** Takes back what `region` has not said yet. */
export function hush(region: HTMLElement): void {
  waiting.delete(region);
  if (waiting.size > 0) return;
  clearTimeout(timer);
  timer = undefined;
}
