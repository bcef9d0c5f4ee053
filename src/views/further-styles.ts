import { css, unsafeCSS, type CSSResult } from 'lit';
import { furtherChartRules } from '../charts/index.js';

/** The rules of tables and of what few views draw, to be adopted after those of the tile. */
export const furtherStyles: CSSResult = css`
  ${unsafeCSS(furtherChartRules)}

  .smalls {
    display: grid;
    gap: 16px 24px;
  }
  .level {
    align-items: end;
  }
  .columns-2 {
    grid-template-columns: repeat(2, 1fr);
  }
  .columns-3 {
    grid-template-columns: repeat(3, 1fr);
  }
  .columns-4 {
    grid-template-columns: repeat(4, 1fr);
  }
  .contrasts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 19rem), 1fr));
    gap: 0.75rem 2rem;
  }
  .contrast-head {
    font-weight: 600;
  }
  dl {
    margin: 0.25rem 0 0;
  }
  dl div {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 1rem;
    padding-block: 0.25rem;
    border-block-end: 1px solid color-mix(in srgb, var(--support-text) 12%, transparent);
  }
  dt {
    color: var(--support-muted);
  }
  dd {
    margin: 0;
    margin-inline-start: auto;
  }
  .coach-list {
    margin-block-start: 0.25rem;
  }
  .small-head .basis {
    margin-inline-start: 0.5rem;
  }
  .small-head b {
    display: block;
  }
  td.fixed {
    white-space: nowrap;
  }
  /* A table that is longer scrolls in its own box, with its heads in sight. */
  .scroll {
    max-block-size: 24rem;
    overflow: auto;
    overflow-wrap: break-word;
  }
  .scroll thead th {
    position: sticky;
    inset-block-start: 0;
    background: var(--support-surface);
  }
  .scroll:focus-visible {
    outline: 2px solid var(--support-text);
    outline-offset: 2px;
  }
  table {
    border-collapse: collapse;
    inline-size: 100%;
  }
  caption {
    text-align: start;
    color: var(--support-muted);
    padding-block-end: 0.5rem;
  }
  th,
  td {
    text-align: start;
    vertical-align: baseline;
    padding-block: 0.25rem;
    padding-inline: 0 0.75rem;
    border-block-end: 1px solid color-mix(in srgb, var(--support-text) 12%, transparent);
    font-weight: 400;
  }
  thead th {
    color: var(--support-muted);
    font-size: 0.75rem;
    border-block-end-color: color-mix(in srgb, var(--support-text) 45%, transparent);
  }
  tbody th,
  td:not(.numeric) {
    min-inline-size: 6rem;
  }
  td:last-child:not(.numeric):not(:empty) {
    min-inline-size: 16rem;
  }
  .numeric {
    text-align: end;
    white-space: nowrap;
  }
  @media print {
    .scroll {
      max-block-size: none;
      overflow: visible;
    }
  }
`;
