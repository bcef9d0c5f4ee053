import { tasks } from '../tasks.js';

const names = { nps: 'support-nps', resolution: 'support-resolution-time' };
let elements = [];

// The page's other script, which stands before this one, defines it.
await customElements.whenDefined(names[new URLSearchParams(location.search).get('task')]);

/** Resolves when `element` has drawn an answer that it did not have when this was called. */
async function drawn(element) {
  await new Promise((resolve, reject) => {
    element.addEventListener('support-measure', resolve, { once: true });
    element.addEventListener('support-error', ({ detail }) => reject(new Error(detail.code)), { once: true });
  });
  do await element.updateComplete;
  while (!element.shadowRoot.querySelector('svg') && (await new Promise((resolve) => requestAnimationFrame(resolve))));
}

export async function load(task, url, host) {
  elements = ['trend', 'segments'].map((view) => {
    const element = document.createElement(names[task]);
    Object.assign(element, { src: url, view, period: 'month', by: [tasks[task].group] });
    return element;
  });
  const ready = elements.map(drawn);
  host.append(...elements);
  await Promise.all(ready);
}

export async function filter(_, region) {
  const ready = elements.map(drawn);
  for (const element of elements) element.filters = { region: [region] };
  await Promise.all(ready);
}

export function figures() {
  const [{ measure: trend }, { measure: segments }] = elements;
  return {
    months: Object.fromEntries(trend.series.map(({ period, value }) => [period, value])),
    groups: Object.fromEntries(segments.segments.map(({ key, value }) => [key, value])),
    p90: trend.quantiles?.find(({ p }) => p === 0.9)?.value ?? null,
  };
}
