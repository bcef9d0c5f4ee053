import { css, type CSSResult } from 'lit';

/**
 * The room that a tile keeps before it has anything to show, so that the page does not move when it has: what a usual
 * answer takes in each view at each width. A chart is 16:7 between 120 and 280 pixels; words take more lines where there
 * is less width. Views without a rule of their own are taken for a chart with a sentence; those that are as long as what
 * they list, groups, reviewers or agents, keep the room of a few.
 */
export const reserveStyles: CSSResult = css`
  .frame {
    --_chart: clamp(7.5rem, (100cqi - 2rem) * 7 / 16, 17.5rem);
    --_reserve: calc(var(--_chart) + 8.5rem);
    --_remarks: 6rem;
    --_facts: 8rem;
    --_more: 0rem;
  }

  .frame[data-view='summary'] {
    --_reserve: 15.75rem;
  }

  .frame[data-view='distribution'] {
    --_reserve: calc(var(--_chart) + 11.75rem);
  }

  .frame[data-view='segments'] {
    --_reserve: 24rem;
  }

  .frame[data-view='why'] {
    --_reserve: 26rem;
  }

  .frame[data-view='agents'] {
    --_reserve: calc(var(--_chart) + 8.5rem);
  }

  .frame:is([data-view='cohorts'], [data-view='categories']) {
    --_reserve: 42rem;
  }

  .frame:is([data-view='waterfall'], [data-view='rates'], [data-view='after'], [data-view='calibration']) {
    --_reserve: 50.5rem;
  }

  .frame[data-view='coverage'] {
    --_reserve: 32rem;
  }

  .frame[data-view='renewals'] {
    --_reserve: 32.5rem;
  }

  .frame:is([data-view='table'], [data-view='queue'], [data-view='customers']) {
    --_reserve: 24rem;
  }

  @container (max-width: 20rem) {
    .frame {
      padding: min(var(--_padding), 0.75rem);
    }
  }

  @container (max-width: 17.999rem) {
    .frame {
      --_reserve: calc(var(--_chart) + 9.75rem);
    }

    .frame[data-view='summary'] {
      --_reserve: 17rem;
    }
  }

  @container (min-width: 22rem) {
    .frame[data-view='summary'] {
      --_reserve: 13rem;
    }
  }

  @container (min-width: 25rem) {
    .frame {
      --_reserve: calc(var(--_chart) + 5.5rem);
      --_remarks: 4.75rem;
      --_facts: 5.25rem;
    }

    .frame:is([data-view='control'], [data-view='curve']) {
      --_reserve: calc(var(--_chart) + 5.25rem);
    }

    .frame[data-view='agents'] {
      --_reserve: calc(var(--_chart) + 6rem);
    }

    .frame[data-view='summary'] {
      --_reserve: 24rem;
    }

    .frame[data-view='distribution'] {
      --_reserve: calc(var(--_chart) + 9.25rem);
    }

    .frame[data-view='segments'] {
      --_reserve: 17.25rem;
    }

    .frame[data-view='why'] {
      --_reserve: 19rem;
    }
  }

  @container (min-width: 32rem) {
    .frame[data-view='cohorts'] {
      --_reserve: 37.5rem;
    }

    .frame[data-view='waterfall'] {
      --_reserve: 41.5rem;
    }

    .frame:is([data-view='rates'], [data-view='after'], [data-view='calibration']) {
      --_reserve: 36rem;
    }

    .frame[data-view='coverage'] {
      --_reserve: 22.5rem;
    }

    .frame[data-view='renewals'] {
      --_reserve: 21.75rem;
    }

    .frame {
      --_remarks: 3rem;
    }

    .frame[data-view='summary'] {
      --_reserve: calc(var(--_chart) + 12.5rem);
    }
  }

  @container (min-width: 36rem) {
    .frame {
      --_reserve: calc(var(--_chart) + 4.25rem);
    }
  }

  @container (min-width: 40rem) {
    .frame[data-view='categories'] {
      --_reserve: 25.5rem;
    }
  }

  @container (min-width: 46rem) {
    .frame[data-view='renewals'] {
      --_reserve: 19rem;
    }
  }

  @container (min-width: 50rem) {
    .frame {
      --_remarks: 1.75rem;
      --_facts: 1.75rem;
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

  /* A row of small curves below the large one. */
  :host([by]) .frame[data-view='curve'] {
    --_more: 13.5rem;
  }
`;
