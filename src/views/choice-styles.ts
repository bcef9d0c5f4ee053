import { css, unsafeCSS, type CSSResult } from 'lit';
import { choiceRules } from '../charts/index.js';

/** What readers choose in the chart of a tile, and what the page asks of it, to be adopted after the rules of the tile. */
export const choiceStyles: CSSResult = css`
  ${unsafeCSS(choiceRules)}

  /* A finger that goes sideways marks a stretch of time; up and down it scrolls the page. */
  .frame[data-crossing] .chart {
    touch-action: pan-y pinch-zoom;
  }

  .asked {
    margin: 0;
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 0.75rem;
    font-size: 0.75rem;
    color: var(--support-muted);
  }
`;
