import { furtherMarkRules } from './further-styles.js';
import { markRules } from './styles.js';

/** The colours of both themes. Marks keep 3.4:1 and text 6:1 on their surface; the trio stays apart in colour blindness. */
export const palette = {
  light: {
    surface: '#ffffff',
    raised: '#f6f7f9',
    text: '#1b1f26',
    muted: '#545e6c',
    good: '#1f5fa8',
    neutral: '#7c8694',
    bad: '#c4570e',
  },
  dark: {
    surface: '#14171c',
    raised: '#1c2027',
    text: '#e8ebf0',
    muted: '#a9b2bf',
    good: '#6fa8e8',
    neutral: '#8d97a6',
    bad: '#f0914a',
  },
} as const;

/** A theme of the palette. */
export type Theme = keyof typeof palette;

const titles = `
.chart text.title { font-size: 15px; font-weight: 600; }
.chart text.sentence { font-size: 13px; }
.chart .surface { fill: var(--support-surface); }
`;

/** The rules of all charts with the literal colours of a theme, for the `<style>` of an SVG file. */
export function staticStyles(theme: Theme): string {
  const colours: Readonly<Record<string, string>> = palette[theme];
  const family = `.chart { font-family: system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'Hiragino Sans', 'Noto Sans CJK JP', sans-serif; }`;
  return (
    family +
    (markRules + furtherMarkRules + titles).replaceAll(
      /var\(--support-([a-z]+)\)/gu,
      (_, token: string) => colours[token] ?? 'currentColor',
    )
  );
}
