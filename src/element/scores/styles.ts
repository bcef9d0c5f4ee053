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

  /* Heads may come to name a period. */
  thead :is(th, td) {
    block-size: 2.5rem;
    vertical-align: bottom;
  }

  tr.group th {
    padding-block: 0.75rem 0.25rem;
    font-weight: 600;
  }

  td,
  tbody th {
    vertical-align: middle;
  }

  /* Columns and rows have their sizes before they have their words, so that none moves another. */
  table {
    table-layout: fixed;
    inline-size: 100%;
  }

  /* Together no more than 600 pixels leave beside the line and the count. */
  thead :is([data-column='figure'], [data-column='change']) {
    inline-size: 18%;
  }

  thead [data-column='value'] {
    inline-size: 15%;
  }

  thead [data-column='target'] {
    inline-size: 13%;
  }

  thead [data-column='owner'] {
    inline-size: 12%;
  }

  thead [data-column='trend'] {
    inline-size: 6.5rem;
  }

  thead [data-column='n'] {
    inline-size: 2.5rem;
  }

  tbody tr:not(.group) {
    block-size: 4rem;
  }

  @container (min-width: 60rem) {
    thead :is(th, td) {
      block-size: 1.5rem;
    }

    tbody tr:not(.group) {
      block-size: 3rem;
    }
  }

  td:not(.numeric):last-child:not(:empty) {
    min-inline-size: 0;
  }

  td.line {
    padding-block: 0;
  }

  td.numeric small {
    white-space: normal;
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
    min-inline-size: 0;
    max-inline-size: 100%;
  }

  li .verdict {
    min-block-size: 1.4em;
  }

  .lead b {
    font-size: 0.9375rem;
  }

  section + section {
    margin-block-start: 1rem;
  }

  .prose {
    min-block-size: 11.5rem;
  }

  @container (max-width: 37.5rem) {
    .prose {
      min-block-size: 17rem;
    }
  }

  @container (max-width: 20rem) {
    .prose {
      min-block-size: 25rem;
    }
  }

  .prose p {
    font-size: 0.9375rem;
    max-inline-size: 68ch;
  }

  .prose p + p {
    margin-block-start: 0.375rem;
  }

  /* Where two lines of words fit beside each other they do, under the first sentence. */
  @container (min-width: 60rem) {
    .prose {
      columns: 2;
      column-gap: 2rem;
      min-block-size: 7.75rem;
    }

    .prose p {
      break-inside: avoid;
    }

    .prose p:first-child {
      column-span: all;
      margin-block-end: 0.375rem;
    }

    .prose p:nth-child(2) {
      margin-block-start: 0;
    }
  }

  .prose p:first-child {
    font-weight: 600;
  }

  /* The names of figures are buttons, which frames leave out of print. */
  @media print {
    button[part='figure'] {
      display: inline;
      text-decoration: none;
    }

    .prose {
      min-block-size: 0;
    }
  }
`;
