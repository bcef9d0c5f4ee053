import { answers, cases, schedules, subscriptions, survey, targets } from './feeds.js';
import type { Settings } from './element.js';

/** What the company of the demo has set out to reach. */
export const goals = JSON.stringify([
  { metric: 'nps', target: 45, owner: 'Customer success', by: '2026-12-31' },
  { metric: 'csat', target: 80, owner: 'Support' },
  { metric: 'sla', label: 'Promises kept', target: 90, owner: 'Support' },
  { metric: 'response-time', owner: 'Front line' },
  { metric: 'retention', target: 80, owner: 'Finance' },
]);

const tiles: readonly (readonly [tag: string, given: Readonly<Record<string, string>>])[] = [
  ['support-nps', { src: survey }],
  ['support-csat', { src: answers }],
  ['support-response-time', { src: cases, 'src-schedules': schedules }],
  ['support-sla', { src: targets, 'src-schedules': schedules }],
  ['support-volume', { src: cases }],
  ['support-retention', { src: subscriptions }],
];

let groups = 0;

function created(tag: string, given: Readonly<Record<string, unknown>>): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (typeof value === 'string') element.setAttribute(name, value);
  }
  return element;
}

/** Draws `tag` above six tiles of the demo's company, which share a group with it; `alone` leaves the tiles out. */
export function amongTiles(tag: string): (settings: Settings) => HTMLElement {
  return ({ width, ...attributes }) => {
    const group = `story-${++groups}`;
    const page = document.createElement('div');
    const shared = { compare: 'year-ago', 'time-zone': 'Europe/Paris', group };
    page.append(created(tag, { ...attributes, group }));
    if (attributes['alone'] === undefined) {
      page.append(...tiles.map(([name, given]) => created(name, { ...shared, ...given })));
    }
    if (width !== undefined) page.style.maxInlineSize = `${width}px`;
    if (attributes['dir'] === 'rtl') page.dir = 'rtl';
    return page;
  };
}
