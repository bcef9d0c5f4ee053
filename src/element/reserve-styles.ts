import { css, type CSSResult } from 'lit';

/**
 * The room that a tile keeps before it has anything to show, so that the page does not move when it has: what a usual
 * answer takes in each view at each width, heading and remarks with it. A chart is 16:7 between 120 and 280 pixels; words
 * take more lines where there is less width. Views without a rule of their own are taken for a chart with a sentence; those
 * that are as long as what they list keep the room of a few. Views that few elements have are in `further-reserve.ts`.
 */
export const reserveStyles: CSSResult = css`
  .frame {
    --_inset: var(--_padding);
    --_chart: clamp(7.5rem, (100cqi - 2rem) * 7 / 16, 17.5rem);
    --_words: 18.25rem;
    --_usual: calc(var(--_chart) + var(--_words));
    --_reserve: var(--_usual);
    --_facts: 6rem;
    --_more: 0rem;
    --_remarks: 5.5rem;
    block-size: 100%;
    min-block-size: calc(var(--_reserve) + var(--_more) + 1rem + 2 * var(--_inset));
  }

  .frame[data-view='summary'] {
    --_reserve: 25.75rem;
  }

  .frame[data-view='distribution'] {
    --_reserve: calc(var(--_usual) + 3rem);
  }

  .frame[data-view='segments'] {
    --_reserve: 30rem;
  }

  .frame[data-view='why'] {
    --_reserve: 41rem;
  }

  .frame[data-view='table'] {
    --_reserve: 31rem;
  }

  @container (max-width: 20rem) {
    .frame {
      --_inset: min(var(--_padding), 0.75rem);
      padding: var(--_inset);
    }
  }

  @container (min-width: 22rem) {
    .frame {
      --_words: 14.75rem;
      --_facts: 3rem;
    }
  }

  @container (min-width: 25rem) {
    .frame {
      --_words: 12.5rem;
      --_remarks: 2.75rem;
      --_facts: 1.5rem;
    }

    .frame[data-view='summary'] {
      --_reserve: 24rem;
    }

    .frame[data-view='segments'] {
      --_reserve: 28rem;
    }
  }

  @container (min-width: 28rem) {
    .frame {
      --_words: 10.75rem;
      --_facts: 2rem;
    }

    .frame[data-view='summary'] {
      --_reserve: calc(var(--_chart) + 16.25rem);
    }

    .frame[data-view='segments'] {
      --_reserve: 21.5rem;
    }

    .frame[data-view='why'] {
      --_reserve: 27.75rem;
    }

    .frame[data-view='table'] {
      --_reserve: 28.5rem;
    }
  }

  @container (min-width: 32rem) {
    .frame {
      --_words: 10.25rem;
    }
  }

  @container (min-width: 37.5rem) {
    .frame {
      --_words: 9.75rem;
      --_facts: 3rem;
    }

    .frame[data-view='summary'] {
      --_reserve: calc(var(--_chart) + 17rem);
    }
  }

  @container (min-width: 50rem) {
    .frame {
      --_words: 8.25rem;
      --_remarks: 1.5rem;
      --_facts: 0.5rem;
    }

    .frame[data-view='segments'] {
      --_reserve: 20rem;
    }
  }

  .frame[data-view='summary'][data-facts] {
    --_more: var(--_facts);
  }

  /* Each yardstick is a line of its own. */
  :host(:is([target], [benchmark])) .frame[data-view='summary'] {
    --_more: 1.5rem;
  }

  :host(:is([target], [benchmark])) .frame[data-view='summary'][data-facts] {
    --_more: calc(var(--_facts) + 1.5rem);
  }

  :host([target][benchmark]) .frame[data-view='summary'] {
    --_more: 3rem;
  }

  :host([target][benchmark]) .frame[data-view='summary'][data-facts] {
    --_more: calc(var(--_facts) + 3rem);
  }

  /* What is said below while it loads keeps its place when the usual remarks come. */
  .footer {
    min-block-size: var(--_remarks);
  }

  @media print {
    .frame,
    .footer {
      min-block-size: 0;
    }
  }
`;
