import { MetricElement } from '../../../src/element/metric-element.js';
import { elements } from '../../../components/index.js';
import type { Stub } from './stub.js';

type Tag = `support-${keyof typeof elements}`;

let count = 0;
const mounted: HTMLElement[] = [];

/** Defines a class of its own over `element`, whose feeds come from `stub`; other classes keep theirs. */
export function stubbed(element: new () => MetricElement, stub: Stub): string {
  const tag = `stub-element-${++count}`;
  const kind = class extends element {};
  Object.defineProperty(kind, 'connect', { value: stub.connect });
  customElements.define(tag, kind);
  return tag;
}

/** A place in the page, `width` pixels wide, that `clear` takes away again. */
export function place(width = 640): HTMLElement {
  const box = document.createElement('div');
  box.style.width = `${width}px`;
  document.body.append(box);
  mounted.push(box);
  return box;
}

/** Takes everything away that `place` has put on the page. */
export function clear(): void {
  for (const box of mounted.splice(0)) box.remove();
}

/** Puts a stubbed element with `attributes` on the page. */
export function mount(
  stub: Stub,
  attributes: Readonly<Record<string, string>> = { src: '/feed.json' },
  options: { readonly element?: new () => MetricElement; readonly width?: number } = {},
): MetricElement {
  const { element = elements.nps, width } = options;
  const node = document.createElement(stubbed(element, stub));
  if (!(node instanceof MetricElement)) throw new Error('the stub is no metric element');
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  place(width).append(node);
  return node;
}

/** Resolves when the element is in `state` and drawn so. */
export async function settled(element: MetricElement, state: MetricElement['state'] = 'ready'): Promise<void> {
  for (let turn = 0; turn < 1000; turn++) {
    await element.updateComplete;
    if (element.state === state && !element.isUpdatePending) return nextFrame(element);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`the element is ${element.state}, not ${state}`);
}

async function nextFrame(element: MetricElement): Promise<void> {
  for (let frame = 0; frame < 2; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
  await element.updateComplete;
}

/** The shadow root of an element that is drawn. */
export function inside(element: Element): ShadowRoot {
  if (element.shadowRoot === null) throw new Error('no shadow root');
  return element.shadowRoot;
}

/** The first node that matches inside an element. */
export function find<Node extends Element = HTMLElement>(element: Element, selector: string): Node {
  const node = inside(element).querySelector<Node>(selector);
  if (node === null) throw new Error(`nothing matches ${selector}`);
  return node;
}

/** The visible words of a part, with white space collapsed. */
export function words(element: Element, selector: string): string {
  return (find(element, selector).textContent ?? '').replace(/\s+/g, ' ').trim();
}

export type { Tag };
