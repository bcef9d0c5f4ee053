/** Money is added in whole ten-thousandths of its currency, which are exact; so many make one. */
export const perUnit = 10_000;
