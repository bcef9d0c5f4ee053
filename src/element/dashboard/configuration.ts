import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { MetricErrorEvent } from '../events.js';
import { warnOnce } from '../warn.js';
import type { DashboardPlan, Fault, PlannedElement } from '../../config/dashboard.js';
import { fetchText } from '../../engine/client.js';
import { FeedError } from '../../metric.js';
import { configRefused } from '../../text/console-boards.js';

type Host = ReactiveControllerHost & HTMLElement;

/** Where an element's description comes from. */
export interface ConfigurationOptions {
  /** The address of a JSON file, or its value; null for none. */
  given(): string | object | null;
  fetcher(): typeof fetch | null;
}

/** Seconds until the answer must have begun. */
const timeout = 15;
const usualPrefix = 'support';

/** The first part of the tags that belong to `host`. */
function prefixOf({ localName }: Element): string {
  return /^(.+)-dashboard$/.exec(localName)?.[1] ?? usualPrefix;
}

function make({ name, attributes, data }: PlannedElement, prefix: string): HTMLElement {
  const element = document.createElement(`${prefix}-${name}`);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return data === undefined ? element : Object.assign(element, { data });
}

/** Writes into `host` what an author would have written, but for what one has; the result takes it away again. */
function build(host: Host, { attributes, children }: DashboardPlan): () => void {
  const own = Object.entries(attributes).filter(([name]) => !host.hasAttribute(name));
  const made = children.map((child) => make(child, prefixOf(host)));
  for (const [name, value] of own) host.setAttribute(name, value);
  host.append(...made);
  return () => {
    for (const [name, value] of own) if (host.getAttribute(name) === value) host.removeAttribute(name);
    for (const element of made) element.remove();
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new FeedError('not_json', { seen: text.trim().slice(0, 40) });
  }
}

function toFeedError(thrown: unknown): FeedError {
  return thrown instanceof FeedError ? thrown : new FeedError('network');
}

/** Builds what stands in an element from a description, once it is fetched and checked, and anew for another one. */
export class Configuration implements ReactiveController {
  readonly #host: Host;
  readonly #options: ConfigurationOptions;
  #given: string | object | null = null;
  #work: AbortController | null = null;
  #clear: () => void = () => undefined;
  /** What is wrong with the description; empty for nothing. */
  faults: readonly Fault[] = [];
  /** Why it could not be fetched. */
  failure: FeedError | null = null;

  constructor(host: Host, options: ConfigurationOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** Whether the description is on its way. */
  get isLoading(): boolean {
    return this.#work !== null;
  }

  hostUpdate(): void {
    const given = this.#options.given();
    if (given !== this.#given && this.#host.isConnected) this.read();
  }

  hostDisconnected(): void {
    if (this.#work === null) return;
    this.#work.abort();
    this.#work = null;
    this.#given = null;
  }

  /** Reads the description, and builds from it what it says; what was built before goes. */
  read(): void {
    this.#work?.abort();
    this.#clear();
    this.#clear = () => undefined;
    this.#given = this.#options.given();
    this.faults = [];
    this.failure = null;
    if (this.#given === null) this.#work = null;
    else void this.#build(this.#given, (this.#work = new AbortController()));
  }

  async #build(given: string | object, work: AbortController): Promise<void> {
    try {
      const [{ planOf }, value] = await Promise.all([import('../../config/dashboard.js'), this.#value(given, work)]);
      if (!work.signal.aborted) this.#take(planOf(value));
    } catch (error) {
      if (work.signal.aborted) return;
      this.failure = toFeedError(error);
      this.#host.dispatchEvent(new MetricErrorEvent(this.failure));
    }
    if (this.#work === work) this.#work = null;
    this.#host.requestUpdate();
  }

  async #value(given: string | object, { signal }: AbortController): Promise<unknown> {
    if (typeof given !== 'string') return given;
    return parse(await fetchText({ src: given, fetcher: this.#options.fetcher(), timeout: timeout * 1000 }, signal));
  }

  #take(plan: DashboardPlan | readonly Fault[]): void {
    if ('children' in plan) {
      this.#clear = build(this.#host, plan);
      return;
    }
    this.faults = plan;
    const [first] = plan;
    if (first === undefined) return;
    warnOnce(configRefused(this.#host.localName, plan));
    this.#host.dispatchEvent(
      new MetricErrorEvent(new FeedError('bad_option', { option: first.path, seen: first.seen })),
    );
  }
}
