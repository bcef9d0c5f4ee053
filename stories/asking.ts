import { drawing, type Settings } from './element.js';
import { survey } from './feeds.js';

let groups = 0;

/** Draws `tag` and two tiles that it asks, all in a group of their own, in a place as wide as `width`. */
export function askingOf(tag: string): (settings: Settings) => HTMLElement {
  return ({ width, lang, dir, ...settings }) => {
    const group = `story-${++groups}`;
    const page = document.createElement('div');
    if (typeof lang === 'string') page.lang = lang;
    if (typeof dir === 'string') page.dir = dir;
    if (width !== undefined) page.style.maxInlineSize = `${width}px`;
    const tile = drawing('support-nps');
    page.append(
      drawing(tag)({ group, ...settings }),
      tile({ group, src: survey, by: 'region', view: 'segments' }),
      tile({ group, src: survey, view: 'trend' }),
    );
    return page;
  };
}

/** The controls that these stories have. */
export const askingControls = {
  dir: { control: 'inline-radio', options: ['ltr', 'rtl'] },
  lang: { control: 'inline-radio', options: ['en', 'ja'] },
  width: { control: { type: 'range', min: 240, max: 1200, step: 20 } },
} as const;
