import { css, type CSSResult } from 'lit';

/** The rules of a scorecard and of a written summary, beside those of a tile. */
export const scoreStyles: CSSResult = css`
  .scroll {
    max-block-size: none;
  }

  thead td {
    font-size: 0.75rem;
    color: var(--support-muted);
    border-block-end-color: color-mix(in srgb, var(--support-text) 45%, transparent);
  }

  tr.group th {
    padding-block: 1rem 0.25rem;
    font-weight: 600;
  }

  td,
  tbody th {
    vertical-align: middle;
  }

  td:not(.numeric):last-child:not(:empty) {
    min-inline-size: 5rem;
  }

  td.line {
    min-inline-size: 6rem;
    padding-block: 0;
  }

  td.line svg {
    display: block;
  }

  td.numeric small,
  .verdict small {
    display: block;
  }

  .change {
    font-weight: 400;
  }

  .change:is(.good, .bad) {
    font-weight: 600;
  }

  button[part='figure'] {
    font-size: 0.8125rem;
    color: var(--support-text);
    text-align: start;
    text-decoration-color: color-mix(in srgb, var(--support-text) 30%, transparent);
  }

  li {
    padding-block: 0.5rem;
    border-block-end: 1px solid color-mix(in srgb, var(--support-text) 12%, transparent);
  }

  .lead {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 0.5rem;
  }

  .lead button {
    margin-inline-end: auto;
  }

  .lead b {
    font-size: 0.9375rem;
  }

  section + section {
    margin-block-start: 1rem;
  }

  .prose p {
    font-size: 0.9375rem;
    max-inline-size: 68ch;
  }

  .prose p + p {
    margin-block-start: 0.375rem;
  }

  .prose p:first-child {
    font-weight: 600;
  }
`;
