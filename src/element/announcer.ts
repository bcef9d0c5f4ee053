/** Milliseconds between two announcements of the page, whatever happens on it. */
const pause = 5000;
/** Milliseconds in which what several elements have to say is gathered. */
const gather = 250;
/** Milliseconds after which nobody is waited for any more. */
const patience = 10_000;
/** Sentences in one announcement; more would be talked over by the next. */
const most = 3;

const waiting = new Map<HTMLElement, string>();
/** Regions that are about to speak, with the instant until which the others wait for them. */
const expected = new Map<HTMLElement, number>();
let timer: ReturnType<typeof setTimeout> | undefined;
let quietUntil = 0;

/** The instant until which somebody is waited for; 0 for nobody. */
function expectedUntil(): number {
  return Math.max(0, ...[...expected].filter(([region]) => region.isConnected).map(([, until]) => until));
}

function plan(): void {
  clearTimeout(timer);
  const now = performance.now();
  timer =
    waiting.size === 0 ? undefined : setTimeout(speak, Math.max(gather, Math.max(quietUntil, expectedUntil()) - now));
}

function speak(): void {
  timer = undefined;
  expected.clear();
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
  const isAwaited = expected.delete(region);
  waiting.set(region, message);
  if (isAwaited || timer === undefined) plan();
}

/**
 * Lets all others wait for what `region` is about to say, ten seconds at most, so that what one choice leads to is said
 * once; what it had to say before, and those in `fellows`, holds no longer and is taken back.
 */
export function expectFrom(region: HTMLElement, fellows: (other: HTMLElement) => boolean): void {
  for (const other of waiting.keys()) if (other === region || fellows(other)) waiting.delete(other);
  expected.set(region, performance.now() + patience);
  plan();
}

/** Takes back what `region` has not said yet. */
export function hush(region: HTMLElement): void {
  const isAwaited = expected.delete(region);
  if (waiting.delete(region) || isAwaited) plan();
}
