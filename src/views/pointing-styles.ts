import { css, unsafeCSS, type CSSResult } from 'lit';
import { pointingRules } from '../charts/index.js';

/** The active point of a chart and its words, to be adopted after the rules of the tile. */
export const pointingStyles: CSSResult = css`
  ${unsafeCSS(pointingRules)}

  [role='tooltip'] {
    position: absolute;
    z-index: 1;
    inset-block-start: 0;
    inset-inline-start: 0;
    inline-size: max-content;
    max-inline-size: min(16rem, 100%);
    box-sizing: border-box;
    padding: 0.25rem 0.5rem;
    background: var(--support-text);
    color: var(--support-surface);
    font-size: 0.75rem;
  }

  [role='tooltip'][hidden] {
    display: none;
  }

  @media (forced-colors: active) {
    [role='tooltip'] {
      border: 1px solid CanvasText;
    }
  }
`;
