import { MetricElement } from '../src/element/metric-element.js';
import { keepTask } from '../src/element/turns.js';
import { warnOnce } from '../src/element/warn.js';

/** How elements are defined. */
export interface DefineOptions {
  /** A function with `fetch`'s signature for all requests of elements without a `fetcher` of their own. */
  readonly fetcher?: typeof fetch;
  /** First part of the tags; default `support`. */
  readonly prefix?: string;
  /** Where the tags are defined; default the page's `customElements`. */
  readonly registry?: CustomElementRegistry;
}

type ElementClass = new () => HTMLElement;

const usualPrefix = 'support';

function versionOf(taken: CustomElementConstructor): string | null {
  return 'version' in taken && typeof taken.version === 'string' ? taken.version : null;
}

/** A class can carry one tag of a registry; under a further tag goes a class that is the same in all else. */
function free(element: ElementClass, isUsed: boolean): CustomElementConstructor {
  return isUsed ? class extends element {} : element;
}

/**
 * Defines `elements` by their names without prefix: `nps` becomes `<support-nps>`. A tag that is taken is left to its
 * first owner; a different owner is named in one warning. Nothing is ever thrown for it.
 */
export function defineElements(elements: Readonly<Record<string, ElementClass>>, options: DefineOptions = {}): void {
  const { fetcher, prefix = usualPrefix, registry = customElements } = options;
  if (fetcher !== undefined) MetricElement.defaultFetcher = fetcher;
  // To load the kit takes long enough: the elements that this upgrades draw after it.
  keepTask();
  for (const [name, element] of Object.entries(elements)) {
    const tag = `${prefix}-${name}`;
    const taken = registry.get(tag);
    if (taken === undefined) registry.define(tag, free(element, prefix !== usualPrefix));
    else if (!isOurs(taken, element)) void tellTaken(tag, versionOf(taken));
  }
}

async function tellTaken(tag: string, owner: string | null): Promise<void> {
  const tagTaken = (await import('../src/text/console.js')).tagTaken;
  warnOnce(tagTaken(tag, owner, MetricElement.version));
}

function isOurs(taken: CustomElementConstructor, element: ElementClass): boolean {
  return taken === element || taken.prototype instanceof element;
}
