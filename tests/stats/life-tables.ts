import type { LifeTable } from '../../src/stats/kaplan-meier.js';

/** A life table from durations as the books print them: `13` ended, `'13+'` was still running. */
export function lifeTable(durations: readonly (number | string)[]): LifeTable {
  const read = durations.map((text) => ({ time: Number.parseFloat(`${text}`), running: `${text}`.endsWith('+') }));
  const times = [...new Set(read.map(({ time }) => time))].sort((a, b) => a - b);
  const count = (running: boolean) =>
    times.map((time) => read.filter((one) => one.time === time && one.running === running).length);
  return { times, events: count(false), censored: count(true) };
}

const words = (text: string) => text.split(' ');

/** Remission of acute myelogenous leukaemia with and without maintenance, weeks (Miller 1997; `aml` of R's survival). */
export const leukaemia = {
  maintained: words('9 13 13+ 18 23 28+ 31 34 45+ 48 161+'),
  not: words('5 5 8 8 12 16+ 23 27 30 33 43 45'),
};

/** Remission under 6-mercaptopurine and under placebo, weeks (Freireich et al. 1963; Gehan 1965). */
export const mercaptopurine = {
  control: words('1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23'),
  treated: words('6 6 6 7 10 13 16 22 23 6+ 9+ 10+ 11+ 17+ 19+ 20+ 25+ 32+ 32+ 34+ 35+'),
};

/** The two groups of statsmodels' own test of its survival function. */
export const small = {
  first: words('3+ 1 2 3 2+ 1+ 5 3+'),
  second: words('1+ 1 2+ 3+ 7 1+ 5 3+ 9'),
};
