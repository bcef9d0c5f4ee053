import { css, type CSSResult } from 'lit';

/**
 * A dashboard: its header, its controls and a grid of one to four columns by the width of the dashboard itself. Lines of the
 * header keep their room, so that nothing below moves when they fill.
 */
export const dashboardStyles: CSSResult = css`
  :host {
    display: block;
    container-type: inline-size;
    contain-intrinsic-inline-size: 20rem;
  }

  :host([hidden]) {
    display: none;
  }

  .frame {
    box-sizing: border-box;
    display: flex;
    flex-direction: column;
    gap: 1rem;
    color: var(--support-text);
    font-variant-numeric: tabular-nums lining-nums;
    line-height: 1.4;
    text-align: start;
    overflow-wrap: anywhere;
  }

  .header {
    display: grid;
    gap: 0.5rem;
  }

  .header h2,
  ::slotted([slot='heading']) {
    margin: 0;
    font: inherit;
    font-size: 1.25rem;
    font-weight: 600;
  }

  p,
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .scope,
  .choices,
  .status {
    font-size: 0.8125rem;
    color: var(--support-muted);
  }

  .choices,
  .choices ul,
  .status .line {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0.25rem 0.75rem;
  }

  .choices,
  .status .line {
    min-block-size: 1.75rem;
  }

  /* As many lines as its words take. */
  .status {
    min-block-size: 6.5rem;
  }

  @container (min-width: 30rem) {
    .status {
      min-block-size: 3.5rem;
    }
  }

  /* Where there is room, how old and how well all is stands beside what holds for all. */
  @container (min-width: 48rem) {
    .header {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      grid-template-rows: auto auto 1fr;
      column-gap: 2rem;
    }

    .header > * {
      grid-column: 1;
    }

    .status {
      grid-column: 2;
      grid-row: 1 / span 3;
    }
  }

  [part='choice'] {
    display: inline-flex;
    align-items: baseline;
    padding-inline-start: 0.5rem;
    border: 1px solid var(--support-neutral);
    background: var(--support-surface);
    color: var(--support-text);
  }

  .controls {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 1rem;
  }

  /* The room of a control whose words are on their way; they are seen together, so that none moves another. */
  .controls ::slotted(*) {
    min-block-size: 3.25rem;
  }

  .controls[inert] {
    visibility: hidden;
  }

  .controls[hidden] {
    display: none;
  }

  .grid {
    --_columns: 1;
    --_span-1: auto;
    --_span-2: auto;
    --_span-3: auto;
    --_span-4: auto;
    display: grid;
    grid-template-columns: repeat(var(--_columns), minmax(0, 1fr));
    gap: 1rem;
  }

  ::slotted(*) {
    grid-column: var(--_span-1);
  }

  ::slotted([span='2']) {
    grid-column: var(--_span-2);
  }

  ::slotted([span='3']) {
    grid-column: var(--_span-3);
  }

  ::slotted([span='4']),
  ::slotted(:is(h2, h3, h4, p, hr)) {
    grid-column: 1 / -1;
  }

  ::slotted(:is(h2, h3, h4)) {
    margin: 1rem 0 0;
    font-size: 0.9375rem;
    font-weight: 600;
  }

  /* What is not defined yet has its place: that of a usual tile. */
  .grid ::slotted(:not(:defined)) {
    display: block;
    min-block-size: 22rem;
  }

  @container (min-width: 37.5rem) {
    .grid {
      --_columns: 2;
      --_span-2: span 2;
      --_span-3: span 2;
    }
  }

  /* Three columns, each of two tracks: a tile of two columns is half the width there, since two thirds would leave a hole. */
  @container (min-width: 56.25rem) and (max-width: 74.999rem) {
    .grid {
      --_columns: 6;
      --_span-1: span 2;
      --_span-2: span 3;
      --_span-3: 1 / -1;
    }
  }

  @container (min-width: 75rem) {
    .grid {
      --_columns: 4;
      --_span-3: span 3;
    }
  }

  .status details[open] {
    flex-basis: 100%;
  }

  summary {
    cursor: pointer;
    min-block-size: 1.5rem;
  }

  button {
    font: inherit;
    font-size: 0.8125rem;
    min-block-size: 1.5rem;
    min-inline-size: 1.5rem;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    text-align: start;
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.2em;
    cursor: pointer;
  }

  [part='remove'] {
    text-align: center;
    text-decoration: none;
  }

  button:hover {
    color: var(--support-text);
    text-decoration-thickness: 2px;
  }

  :focus-visible {
    outline: 2px solid var(--support-text);
    outline-offset: 2px;
  }

  .message {
    padding: var(--_padding);
    background: var(--support-surface);
    font-size: 0.8125rem;
  }

  .message .what {
    font-size: 0.9375rem;
    font-weight: 600;
  }

  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  @media print {
    /* Firefox loses or cuts words in a container that is wider on paper than on the screen, so there none is one. */
    @supports (-moz-appearance: none) {
      :host {
        container-type: normal;
      }
    }

    .grid ::slotted(*) {
      break-inside: avoid;
    }

    .header {
      break-after: avoid;
    }

    .controls,
    button {
      display: none;
    }

    summary {
      list-style: none;
    }

    summary::-webkit-details-marker {
      display: none;
    }
  }
`;
