import { elements } from '../../../components/index.js';
import type { MetricElement } from '../../../src/element/metric-element.js';
import { FeedError } from '../../../src/metric.js';
import { emptyMeasure, sampleMeasure } from './measures.js';
import { mount, settled } from './mount.js';
import { Stub } from './stub.js';

type Views = Pick<typeof MetricElement, 'views' | 'metric'>;

/** An element of the kit with what a law needs to know of it. */
export interface Registered {
  readonly name: string;
  readonly element: (new () => MetricElement) & Views;
}

/** Every element of the kit: a new one is under every law without a line of test code. */
export const registered: readonly Registered[] = Object.entries(elements).map(([name, element]) => ({ name, element }));

/** The states that an element can be in while it has something to load. */
export const shownStates = ['loading', 'ready', 'stale', 'empty', 'error'] as const;

/** An element of the kit in a state, drawn so. */
export async function inState(
  { element }: Registered,
  state: (typeof shownStates)[number],
  attributes: Readonly<Record<string, string>> = {},
  width?: number,
): Promise<MetricElement> {
  const { metric } = element;
  const stub = new Stub(state === 'empty' ? emptyMeasure({ metric }) : sampleMeasure({ metric }));
  stub.isHeld = state === 'loading' || state === 'error';
  const options = { element, ...(width !== undefined && { width }) };
  const node = mount(stub, { src: '/feed.json', by: 'region', ...attributes }, options);
  await node.updateComplete;
  if (state === 'error') stub.last.fail('server', { status: 503 });
  if (state === 'stale') await makeStale(node, stub);
  await settled(node, state);
  return node;
}

async function makeStale(node: MetricElement, stub: Stub): Promise<void> {
  await settled(node);
  stub.reply = new FeedError('network');
  await node.refresh();
}
