import type { StoryObj } from '@storybook/web-components-vite';
import { absent, silent } from './feeds.js';

/** What the controls of a story set: attributes by their name, and what no attribute carries. */
export interface Settings {
  readonly [attribute: string]: unknown;
  /** Widest the tile may get, in pixels. */
  readonly width?: number;
  readonly data?: unknown;
  readonly fetcher?: typeof fetch;
}

/** A story of any element. */
export type Story = StoryObj<Settings>;

/** Draws `tag` with the settings of a story. */
export function drawing(tag: string): (settings: Settings) => HTMLElement {
  return ({ width, data, fetcher, ...attributes }) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (typeof value === 'string' || typeof value === 'number') element.setAttribute(name, String(value));
    }
    if (width !== undefined) element.style.maxInlineSize = `${width}px`;
    Object.assign(element, data === undefined ? {} : { data }, fetcher === undefined ? {} : { fetcher });
    return element;
  };
}

/** The controls that every element has; `views` are its own. */
export function controls(views: readonly string[]) {
  return {
    view: { control: 'select', options: views },
    period: { control: 'select', options: ['day', 'week', 'month', 'quarter', 'year'] },
    compare: { control: 'select', options: ['previous', 'year-ago'] },
    dir: { control: 'inline-radio', options: ['ltr', 'rtl'] },
    lang: { control: 'inline-radio', options: ['en', 'ja'] },
    width: { control: { type: 'range', min: 240, max: 1200, step: 20 } },
    data: { control: false },
    fetcher: { control: false },
  } as const;
}

/** A dark page around a story: `color-scheme` decides, as for every control of a browser. */
export function onDark(story: () => unknown): HTMLElement {
  const page = document.createElement('div');
  Object.assign(page.style, { colorScheme: 'dark', background: '#14171c', padding: '1rem' });
  const drawn = story();
  if (drawn instanceof Node) page.append(drawn);
  return page;
}

/** The states that every element has, beside the one in which all is well. */
export const states = {
  /** While the feed is on its way: the size is kept, and after a second a word says so. */
  loading: { args: { fetcher: silent } },
  /** A feed that is not there: one sentence, what to do, and a way to try again. */
  failed: { args: { fetcher: absent } },
} satisfies Record<string, Story>;
