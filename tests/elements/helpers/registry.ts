import { elements } from '../../../components/index.js';
import type { MetricElement } from '../../../src/element/metric-element.js';
import { FeedError, type Metric } from '../../../src/metric.js';
import { requireMetric } from '../../../src/metrics/index.js';
import { emptyMeasure, sampleOf } from './measures.js';
import { mount, settled } from './mount.js';
import { Stub } from './stub.js';

type Statics = Pick<
  typeof MetricElement,
  'views' | 'hasFacts' | 'metric' | 'records' | 'options' | 'columnOptions' | 'elementProperties'
>;

/** An element of the kit with what a law needs to know of it. */
export interface Registered {
  readonly name: string;
  readonly element: (new () => MetricElement) & Statics;
}

/** Every element of the kit: a new one is under every law without a line of test code. */
export const registered: readonly Registered[] = Object.entries(elements).map(([name, element]) => ({ name, element }));

/** Views that are as long as what they list. */
export const listViews: ReadonlySet<string> = new Set(['table', 'queue', 'rates', 'after', 'calibration', 'agents']);

/** The metric that an element asks for. */
export function metricOf({ element }: Registered): Metric {
  return requireMetric(element.metric);
}

/** The states that an element can be in while it has something to load. */
export const shownStates = ['loading', 'ready', 'stale', 'empty', 'error', 'stopped'] as const;

/** An element of the kit in a state, drawn so. */
export async function inState(
  each: Registered,
  state: (typeof shownStates)[number],
  attributes: Readonly<Record<string, string>> = {},
  width?: number,
): Promise<MetricElement> {
  const { element } = each;
  const metric = metricOf(each);
  const stub = new Stub(state === 'empty' ? emptyMeasure({ metric: metric.name }) : sampleOf(metric, element.hasFacts));
  stub.isHeld = state === 'loading' || state === 'error' || state === 'stopped';
  const options = { element, ...(width !== undefined && { width }) };
  const node = mount(stub, { src: '/feed.json', by: 'region', ...attributes }, options);
  await node.updateComplete;
  if (state === 'error') stub.last.fail('server', { status: 503 });
  if (state === 'stopped') node.stop();
  if (state === 'stale') await makeStale(node, stub);
  await settled(node, state);
  return node;
}

async function makeStale(node: MetricElement, stub: Stub): Promise<void> {
  await settled(node);
  stub.reply = new FeedError('network');
  await node.refresh();
}
