import { defineElements, type DefineOptions } from './define-elements.js';
import { SupportNps } from './support-nps.js';

/** Every element of the kit by its name without prefix. A new one is a line here; tests and stories walk this list. */
export const elements = {
  nps: SupportNps,
} as const;

/** Defines all elements of the kit; importing their classes defines none. Safe to call, and to load, more than once. */
export function define(options: DefineOptions = {}): void {
  defineElements(elements, options);
}

export { SupportNps };
export type { NpsView } from './support-nps.js';
export type { DefineOptions } from './define-elements.js';
export { MetricElement } from '../src/element/metric-element.js';
export { IssuesEvent, MeasureEvent, MetricErrorEvent, SelectEvent } from '../src/element/events.js';
export type { ErrorDetail, IssuesDetail, MeasureDetail, SelectDetail } from '../src/element/events.js';
export type { State } from '../src/element/feed.js';
export type * from '../src/metric.js';
