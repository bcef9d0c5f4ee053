import { css, type CSSResult } from 'lit';

/** Controls that stand in a line above the tiles: hairlines, no boxes in boxes, targets of 24 pixels and more. */
export const askingStyles: CSSResult = css`
  :host {
    display: inline-flex;
    flex-direction: column;
    justify-content: flex-end;
    vertical-align: bottom;
    max-inline-size: 100%;
  }

  :host([hidden]),
  [hidden] {
    display: none !important;
  }

  .frame {
    position: relative;
    color: var(--support-text);
    font-size: 0.8125rem;
    line-height: 1.4;
    text-align: start;
    font-variant-numeric: tabular-nums lining-nums;
    overflow-wrap: anywhere;
  }

  .line {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 0.75rem;
    align-items: end;
  }

  button,
  select,
  input {
    font: inherit;
    color: inherit;
  }

  select,
  .opener,
  input:is([type='search'], [type='date']) {
    box-sizing: border-box;
    min-block-size: 2rem;
    padding: 0.25rem 0.5rem;
    border: 1px solid var(--support-neutral);
    border-radius: 0;
    background: var(--support-surface);
    max-inline-size: 100%;
  }

  .opener {
    display: inline-flex;
    align-items: center;
    gap: 0.5rem;
    text-align: start;
    cursor: pointer;
  }

  .opener::after {
    content: '';
    flex: none;
    inline-size: 0.375rem;
    block-size: 0.375rem;
    margin-block-end: 0.1875rem;
    border: solid currentColor;
    border-width: 0 1.5px 1.5px 0;
    transform: rotate(45deg);
  }

  .opener[aria-expanded='true']::after {
    margin-block-end: -0.1875rem;
    transform: rotate(225deg);
  }

  .opener.set,
  select.set {
    border-color: var(--support-text);
    box-shadow: inset 0 -1px var(--support-text);
  }

  .field {
    display: flex;
    flex-direction: column;
    gap: 0.125rem;
    min-inline-size: 0;
  }

  .field > span,
  .search > span {
    font-size: 0.75rem;
    color: var(--support-muted);
  }

  .panel {
    position: absolute;
    z-index: 3;
    inset-block-start: calc(100% + 0.25rem);
    inset-inline-start: 0;
    box-sizing: border-box;
    inline-size: max-content;
    min-inline-size: min(14rem, 100cqi);
    max-inline-size: min(22rem, calc(100vw - 2rem));
    padding: 0.75rem;
    border: 1px solid var(--support-neutral);
    background: var(--support-surface);
  }

  .panel.end {
    inset-inline: auto 0;
  }

  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }

  .search {
    display: flex;
    flex-direction: column;
    gap: 0.125rem;
    margin-block-end: 0.5rem;
  }

  ul {
    margin: 0;
    padding: 0;
    list-style: none;
    max-block-size: min(20rem, 60vh);
    overflow: auto;
  }

  li label {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    min-block-size: 1.75rem;
    cursor: pointer;
  }

  li input {
    flex: none;
    inline-size: 1rem;
    block-size: 1rem;
    margin: 0 0 0 2px;
    accent-color: var(--support-good);
  }

  li .n {
    margin-inline-start: auto;
    padding-inline-start: 1rem;
    color: var(--support-muted);
    white-space: nowrap;
  }

  p {
    margin: 0.25rem 0 0;
    color: var(--support-muted);
    font-size: 0.75rem;
  }

  .actions {
    display: flex;
    gap: 0.75rem;
    margin-block-start: 0.5rem;
  }

  .actions button {
    min-block-size: 1.5rem;
    min-inline-size: 1.5rem;
    padding: 0;
    border: 0;
    background: none;
    font-size: 0.75rem;
    text-decoration: underline;
    text-underline-offset: 0.2em;
    cursor: pointer;
  }

  .actions button:disabled {
    color: var(--support-muted);
    text-decoration: none;
    cursor: default;
  }

  :focus-visible {
    outline: 2px solid var(--support-text);
    outline-offset: 2px;
  }

  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    padding: 0;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  @media print {
    .panel,
    .actions {
      display: none;
    }
  }
`;
