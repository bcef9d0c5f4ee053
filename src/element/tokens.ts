import { css, unsafeCSS, type CSSResult } from 'lit';

/** A colour of the kit on light and on dark surfaces; `color-scheme` of the page decides between them. */
interface Token {
  readonly light: string;
  readonly dark: string;
}

/**
 * The colours by custom property. Marks have 3.4:1 and text 6:1 on both surfaces, and the trio good, neutral, bad stays
 * apart under protan, deutan and tritan vision.
 */
export const colours: Readonly<Record<string, Token>> = {
  surface: { light: '#ffffff', dark: '#14171c' },
  raised: { light: '#f6f7f9', dark: '#1c2027' },
  text: { light: '#1b1f26', dark: '#e8ebf0' },
  muted: { light: '#545e6c', dark: '#a9b2bf' },
  good: { light: '#1f5fa8', dark: '#6fa8e8' },
  neutral: { light: '#7c8694', dark: '#8d97a6' },
  bad: { light: '#c4570e', dark: '#f0914a' },
};

const names = Object.entries(colours);

/** The page's value where any ancestor sets one, else ours. */
const settled = names.map(
  ([name, { light, dark }]) => `--_${name}: var(--support-${name}, light-dark(${light}, ${dark}));`,
);

/** Within the frame every property has a value, so that nothing inside needs a fallback of its own. */
const resolved = names.map(([name]) => `--support-${name}: var(--_${name});`);

/**
 * The custom properties of every element. A page overrides them on the element or on any ancestor: the host reads what
 * it inherits, and only the frame inside is given the result.
 */
export const tokens: CSSResult = css`
  :host {
    ${unsafeCSS(settled.join('\n'))}
    --_padding: var(--support-padding, 1rem);
  }

  .frame {
    ${unsafeCSS(resolved.join('\n'))}
  }

  @media (forced-colors: active) {
    .frame {
      --support-surface: Canvas;
      --support-raised: Canvas;
      --support-text: CanvasText;
      --support-muted: CanvasText;
      --support-good: Highlight;
      --support-neutral: GrayText;
      --support-bad: CanvasText;
    }
  }
`;
