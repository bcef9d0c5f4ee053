import { css, unsafeCSS, type CSSResult } from 'lit';
import { chartRules } from '../charts/index.js';

/** The rules of the charts, to be adopted beside the tokens `--support-*`. */
export const chartStyles: CSSResult = unsafeCSS(chartRules);

/** The rules of the words around the charts. */
export const viewStyles: CSSResult = css`
  .view {
    container-type: inline-size;
    color: var(--support-text);
    font-variant-numeric: tabular-nums lining-nums;
    font-size: 0.8125rem;
    line-height: 1.4;
    overflow-wrap: anywhere;
  }
  .view > * + * {
    margin-block-start: 0.5rem;
  }
  p,
  ul,
  h4 {
    margin: 0;
    padding: 0;
  }
  ul {
    list-style: none;
  }
  .interval > bdi {
    margin-inline-end: 0.25rem;
  }
  .figure {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 0.75rem;
  }
  .value {
    font-size: 2rem;
    font-weight: 600;
    line-height: 1.15;
    letter-spacing: -0.01em;
  }
  @container (min-width: 480px) {
    .value {
      font-size: 2.75rem;
    }
  }
  .interval {
    font-size: 0.9375rem;
  }
  small,
  .basis,
  .ends,
  .yardsticks {
    font-size: 0.8125rem;
    color: var(--support-muted);
  }
  small,
  .ends {
    font-size: 0.75rem;
  }
  .window {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1rem;
    font-size: 0.75rem;
    color: var(--support-muted);
  }
  .view > .window + .sentence {
    margin-block-start: 0.25rem;
  }
  .sentence {
    max-inline-size: 72ch;
  }
  .change {
    font-weight: 600;
  }
  .change .mark {
    font-size: 0.75rem;
  }
  .change.good .mark {
    color: var(--support-good);
  }
  .change.bad .mark {
    color: var(--support-bad);
  }
  .change.neutral .mark {
    color: var(--support-muted);
  }
  .view b {
    font-weight: 600;
    color: var(--support-text);
  }
  .ends {
    display: flex;
    justify-content: space-between;
    gap: 1rem;
  }
  .pair {
    display: flex;
    gap: 2rem;
    align-items: flex-start;
  }
  .interval bdi {
    white-space: nowrap;
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: 0.125rem 1.25rem;
    font-size: 0.8125rem;
    color: var(--support-muted);
  }
  .facts b {
    margin-inline-start: 0.25rem;
  }
  .dimension {
    font-size: 0.8125rem;
    font-weight: 600;
  }
  .dimension small {
    font-weight: 400;
  }
  .block + .block {
    margin-block-start: 1.5rem;
  }
  .block > * + * {
    margin-block-start: 0.5rem;
  }
  .view > .groups {
    margin-block-start: 0.75rem;
  }
  .empty {
    color: var(--support-muted);
    padding-block: 1.5rem;
  }
  .empty strong {
    color: var(--support-text);
    font-weight: 600;
  }
  .age,
  .notes,
  .rows,
  .method,
  .stamp,
  .definition {
    margin-block-start: 0.5rem;
    font-size: 0.75rem;
    line-height: 1.4;
    color: var(--support-muted);
    max-inline-size: 72ch;
  }
  summary {
    cursor: pointer;
    min-block-size: 1.5rem;
  }
  .issues li {
    padding-block: 0.25rem;
  }
  .issues b {
    font-weight: 600;
    color: var(--support-text);
  }
  @media (forced-colors: active) {
    .change:is(.good, .bad, .neutral) .mark {
      color: CanvasText;
    }
  }
  @media print {
    /* Firefox loses or cuts words in a container that is wider on paper than on the screen, so there none is one. */
    @supports (-moz-appearance: none) {
      .view {
        container-type: normal;
      }
    }
  }
`;
