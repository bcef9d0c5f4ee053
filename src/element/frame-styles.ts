import { css, type CSSResult } from 'lit';

/** The tile around every view: its box, its states and its controls. Sizes are reserved so that no state moves the page. */
export const frameStyles: CSSResult = css`
  :host {
    display: block;
    container-type: inline-size;
    contain-intrinsic-inline-size: 20rem;
  }

  :host([hidden]) {
    display: none;
  }

  .frame {
    position: relative;
    box-sizing: border-box;
    min-block-size: 100%;
    display: flex;
    flex-direction: column;
    gap: 0.5rem;
    padding: var(--_padding);
    background: var(--support-surface);
    color: var(--support-text);
    font-variant-numeric: tabular-nums lining-nums;
    line-height: 1.4;
    text-align: start;
    overflow-wrap: anywhere;
  }

  .header {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 0.75rem;
    min-block-size: 1.5rem;
  }

  .header h3,
  ::slotted([slot='heading']) {
    overflow-wrap: break-word;
    min-inline-size: 0;
  }

  /* Where a heading would be left too narrow, the buttons stand below it; they have their line before they come. */
  @container (max-width: 17.999rem) {
    .header {
      flex-direction: column;
    }

    .frame .controls {
      min-block-size: 1.5rem;
      justify-content: flex-start;
    }
  }

  /* The button that goes beside the heading of a picture has its room before. */
  .frame:not([data-view='table']) .controls {
    min-inline-size: 5rem;
  }

  .controls {
    flex: none;
    display: flex;
    justify-content: flex-end;
    gap: 0.75rem;
  }

  .chosen {
    margin: 0;
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0.25rem 0.75rem;
    font-size: 0.75rem;
  }

  .header h3,
  ::slotted([slot='heading']) {
    margin: 0;
    font: inherit;
    font-size: 0.9375rem;
    font-weight: 600;
  }

  .body {
    flex: 1 0 auto;
    display: flex;
    flex-direction: column;
    min-inline-size: 0;
  }

  .body > * {
    flex: 1 0 auto;
  }

  /* Where a row of tiles is higher than what one of them says, its line stands level with those beside it. */
  .frame:is([data-view='summary'], [data-view='trend']) :is(.picture, .view) {
    display: flex;
    flex-direction: column;
  }

  .frame:is([data-view='summary'], [data-view='trend']) .view {
    flex: 1 0 auto;
  }

  .frame:is([data-view='summary'], [data-view='trend']) .view > :is(.small-trend, .pair, [part='chart']:not(.groups)) {
    margin-block-start: auto;
    padding-block-start: 0.5rem;
  }

  /* What is said of a state lies over the remarks, and so takes no room of its own. */
  .footer {
    display: grid;
    font-size: 0.75rem;
    color: var(--support-muted);
  }

  .footer > * {
    grid-area: 1 / 1;
  }

  .covered {
    visibility: hidden;
  }

  .remarks {
    display: flex;
    flex-wrap: wrap;
    align-content: flex-start;
    gap: 0.25rem 1rem;
  }

  .remarks > * {
    margin: 0;
  }

  .remarks .age,
  .remarks .notes,
  .remarks details[open] {
    flex-basis: 100%;
    max-inline-size: none;
  }

  .remarks .overdue {
    font-weight: 600;
    color: var(--support-text);
  }

  .footer ul,
  .message ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .state {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    align-content: flex-start;
    gap: 0.25rem 0.5rem;
  }

  /* Words that grow while work goes on move no button. */
  [part='stop'] {
    margin-inline-start: auto;
  }

  /* Where a picture will be there is room for what is said meanwhile, whatever that comes to. */
  .waiting {
    display: grid;
  }

  .waiting > * {
    grid-area: 1 / 1;
  }

  .waiting .state {
    display: grid;
    grid-template-columns: 1fr auto;
    align-content: start;
    align-items: start;
    padding: 0.75rem;
    font-size: 0.75rem;
    line-height: 1.5rem;
  }

  .waiting .state > :nth-child(2):not(button),
  .waiting progress {
    grid-column: 1 / -1;
    grid-row: 2;
    line-height: 1.4;
  }

  /* Words of the other direction begin where those of the page do. */
  .waiting bdi {
    justify-self: start;
  }

  .waiting [part='stop'] {
    grid-area: 1 / 2;
  }

  .waiting progress {
    grid-row: 3;
  }

  progress {
    appearance: none;
    flex: 1 0 100%;
    inline-size: 100%;
    max-inline-size: 20rem;
    block-size: 0.25rem;
    border: 0;
    background: var(--support-raised);
    color: var(--support-muted);
  }

  progress::-webkit-progress-bar {
    background: var(--support-raised);
  }

  progress::-webkit-progress-value {
    background: var(--support-muted);
  }

  progress::-moz-progress-bar {
    background: var(--support-muted);
  }

  .message {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    justify-content: center;
    gap: 0.5rem;
    font-size: 0.8125rem;
  }

  .message .what {
    font-size: 0.9375rem;
    font-weight: 600;
  }

  .skeleton {
    background: var(--support-raised);
  }

  button {
    flex: none;
    font: inherit;
    font-size: 0.75rem;
    min-block-size: 1.5rem;
    padding: 0;
    border: 0;
    background: none;
    color: var(--support-muted);
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.2em;
    cursor: pointer;
  }

  button:hover,
  button[aria-pressed='true'] {
    color: var(--support-text);
    text-decoration-thickness: 2px;
  }

  .controls button {
    min-inline-size: 1.5rem;
  }

  button:is([part='retry'], [part='stop']) {
    color: var(--support-text);
  }

  :focus-visible {
    outline: 2px solid var(--support-text);
    outline-offset: 2px;
  }

  .keys {
    position: absolute;
    inset-inline: 0;
    inset-block-end: 0;
    padding: 0.25rem var(--_padding);
    background: var(--support-raised);
    font-size: 0.75rem;
  }

  .visually-hidden,
  .frame:not(:has([data-index]:focus-visible)) .keys {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    padding: 0;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  @media (forced-colors: active) {
    .skeleton {
      border: 1px solid CanvasText;
    }

    progress {
      appearance: auto;
    }
  }

  @media print {
    /* Firefox loses or cuts words in a container that is wider on paper than on the screen, so there none is one. */
    @supports (-moz-appearance: none) {
      :host {
        container-type: normal;
      }
    }

    button {
      display: none;
    }

    .frame {
      block-size: auto !important;
      min-block-size: 0 !important;
    }

    .remarks .method {
      flex-basis: 100%;
      max-inline-size: none;
    }

    /* On paper nothing opens: notes stand there, and a line without its content does not. */
    summary {
      list-style: none;
    }

    summary::-webkit-details-marker {
      display: none;
    }

    .method summary,
    .definition:not([open]) {
      display: none;
    }

    .method::details-content {
      content-visibility: visible;
      block-size: auto;
    }
  }
`;
