import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { alarmIn } from '../alarm.js';
import { announce, expectFrom, hush } from '../announcer.js';
import type { Choices } from '../board/index.js';
import type { Health } from './health.js';

/** Milliseconds without news after which all that was asked is taken to be answered. */
const calm = 500;

/** What is told of a dashboard when its tiles are at rest. */
export interface Reported {
  readonly choices: Choices;
  readonly health: Health;
  readonly isBusy: boolean;
  /** What is chosen and how the tiles are, in words. */
  readonly summary: () => string;
  /** The tiles that cannot be read, in words; empty for none. */
  readonly failures: string;
}

/**
 * Says once, for all tiles of a dashboard, what a reader's choice or request has led to, when all of them have answered;
 * and which of them cannot be read. Nothing is said of first answers, which are part of the page as it loads.
 */
export class Report implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  #heard: Choices | null = null;
  #isAsked = false;
  #failures = '';
  #last: Reported | null = null;
  #still: () => void = () => undefined;

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#still();
    const region = this.#region;
    if (region !== null) hush(region);
  }

  /** Something was asked of all tiles whose answer is to be told. */
  expect(): void {
    this.#isAsked = true;
    const region = this.#region;
    if (region !== null) expectFrom(region, (other) => this.#isWithin(other));
  }

  /** Takes how the dashboard is now. */
  hear(reported: Reported): void {
    this.#last = reported;
    const isChoice = this.#heard !== null && reported.choices !== this.#heard;
    this.#heard = reported.choices;
    if (isChoice) this.expect();
    this.#still();
    if (this.#isAsked || reported.failures !== this.#failures) this.#still = alarmIn(calm, () => this.#tell());
  }

  #tell(): void {
    const region = this.#region;
    if (this.#last === null || this.#last.isBusy || region === null) return;
    const { failures, summary } = this.#last;
    const words = [this.#isAsked ? summary() : '', failures].filter((part) => part !== '').join(' ');
    this.#isAsked = false;
    this.#failures = failures;
    if (words !== '') announce(region, words);
  }

  /** Whether a region is that of an element of the dashboard. */
  #isWithin(region: HTMLElement): boolean {
    const root = region.getRootNode();
    return root instanceof ShadowRoot && root.host !== this.#host && this.#host.contains(root.host);
  }

  get #region(): HTMLElement | null {
    return this.#host.shadowRoot?.querySelector<HTMLElement>('[role="status"]') ?? null;
  }
}
