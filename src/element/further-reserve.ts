import { css, type CSSResult } from 'lit';

/** The room that tiles keep for views that few elements have, to be added to the styles of those; see `reserve-styles.ts`. */
export const furtherReserve: CSSResult = css`
  .frame[data-view='curve'] {
    --_reserve: calc(var(--_usual) + 1rem);
  }

  .frame:is([data-view='queue'], [data-view='customers']) {
    --_reserve: 35rem;
  }

  .frame[data-view='renewals'] {
    --_reserve: 39rem;
  }

  .frame[data-view='categories'] {
    --_reserve: 43rem;
  }

  .frame:is([data-view='cohorts'], [data-view='waterfall']) {
    --_reserve: 57rem;
  }

  .frame[data-view='coverage'] {
    --_reserve: 60rem;
  }

  .frame:is([data-view='rates'], [data-view='after'], [data-view='calibration']) {
    --_reserve: 75rem;
  }

  /* Below the large curve a small one for each group: that of three or four. */
  :host([by]) .frame[data-view='curve'] {
    --_more: 38rem;
  }

  @container (min-width: 25rem) {
    .frame:is([data-view='histogram'], [data-view='backlog'], [data-view='hours']) {
      --_reserve: calc(var(--_usual) - 1.25rem);
    }

    .frame:is([data-view='cohorts'], [data-view='waterfall']) {
      --_reserve: 53rem;
    }
  }

  @container (min-width: 28rem) {
    .frame:is([data-view='queue'], [data-view='customers']) {
      --_reserve: 31rem;
    }

    .frame[data-view='renewals'] {
      --_reserve: 27rem;
    }

    .frame[data-view='categories'] {
      --_reserve: 36rem;
    }

    .frame[data-view='cohorts'] {
      --_reserve: 51.5rem;
    }

    .frame[data-view='waterfall'] {
      --_reserve: 45.75rem;
    }

    :host([by]) .frame[data-view='curve'] {
      --_more: 26rem;
    }
  }

  @container (min-width: 32rem) {
    .frame[data-view='coverage'] {
      --_reserve: 52rem;
    }

    .frame:is([data-view='rates'], [data-view='after'], [data-view='calibration']) {
      --_reserve: 64rem;
    }
  }

  @container (min-width: 37.5rem) {
    .frame[data-view='categories'] {
      --_reserve: 24.75rem;
    }

    :host([by]) .frame[data-view='curve'] {
      --_more: 18rem;
    }
  }

  @container (min-width: 50rem) {
    .frame[data-view='renewals'] {
      --_reserve: 20rem;
    }

    .frame:is([data-view='rates'], [data-view='after'], [data-view='calibration']) {
      --_reserve: 56rem;
    }
  }
`;
