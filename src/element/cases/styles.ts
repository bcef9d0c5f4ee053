import { css, type CSSResult } from 'lit';

/** The table of records, which scrolls in its own box, and what stands around it. */
export const casesStyles: CSSResult = css`
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0.25rem 1rem;
    font-size: 0.75rem;
  }

  .tools label {
    max-inline-size: 100%;
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0.25rem 0.5rem;
    color: var(--support-muted);
  }

  .tools input {
    box-sizing: border-box;
    inline-size: 14rem;
    max-inline-size: 100%;
    min-block-size: 1.75rem;
    padding: 0 0.5rem;
    border: 1px solid var(--support-neutral);
    background: var(--support-surface);
    color: var(--support-text);
    font: inherit;
    font-size: 0.8125rem;
  }

  .records {
    position: relative;
    max-block-size: 24rem;
    overflow: auto;
    overscroll-behavior-x: contain;
    overflow-wrap: normal;
  }

  .records table {
    position: sticky;
    inset-block-start: 0;
    inline-size: 100%;
    margin: 0;
    border-collapse: collapse;
    table-layout: fixed;
    font-size: 0.8125rem;
  }

  .records col {
    inline-size: 11rem;
  }

  .records col.instant {
    inline-size: 10.5rem;
  }

  .records col.numeric {
    inline-size: 8rem;
  }

  .records :is(td, th) {
    box-sizing: border-box;
    block-size: 1.75rem;
    padding-block: 0;
    padding-inline: 0 1rem;
    vertical-align: middle;
    border-block-end: 1px solid color-mix(in srgb, var(--support-text) 12%, transparent);
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    text-align: start;
    font-weight: 400;
  }

  .records thead th {
    background: var(--support-surface);
  }

  .records .numeric {
    text-align: end;
  }

  .records .addend {
    background: var(--support-raised);
  }

  .records th button {
    max-inline-size: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .records a {
    color: var(--support-text);
    text-underline-offset: 0.2em;
  }

  .records :focus-visible,
  .records :is(td, th):has(a:focus-visible) {
    outline: 2px solid var(--support-text);
    outline-offset: -2px;
  }

  .records a:focus-visible {
    outline: none;
  }

  .full {
    min-block-size: 1.4em;
    font-size: 0.75rem;
    color: var(--support-muted);
  }

  details > summary {
    min-block-size: 1.5rem;
    font-size: 0.75rem;
    color: var(--support-muted);
    cursor: pointer;
  }

  .made {
    display: grid;
    gap: 0.5rem;
    padding-block: 0.5rem;
    font-size: 0.8125rem;
  }

  .made table {
    border-collapse: collapse;
  }

  .made :is(td, th) {
    padding-inline: 0 1rem;
    text-align: start;
    font-weight: 400;
  }

  .made .numeric {
    text-align: end;
  }

  .printed {
    display: none;
    font-size: 0.75rem;
  }

  @media print {
    .records {
      max-block-size: none;
      overflow: visible;
    }

    .space {
      block-size: auto !important;
    }

    .records table {
      position: static;
      table-layout: auto;
    }

    .records :is(td, th) {
      white-space: normal;
    }

    .records col {
      inline-size: auto;
    }

    .records th button {
      display: inline;
      text-decoration: none;
    }

    .tools,
    .full {
      display: none;
    }

    .printed {
      display: block;
    }

    /* What asks to be pressed says nothing on paper. */
    .frame[data-state='idle'] {
      display: none;
    }
  }
`;
