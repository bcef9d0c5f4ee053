import type { Comparison, Period } from '../metric.js';
import { stretchEnds, type AskCode, type AskingWords } from './asking.js';
import type { FirstWords } from './text.js';

/** Names of values that stand on a control; above that their number does. */
const mostNames = 2;

const asks: Readonly<Record<AskCode, string>> = {
  all: 'All',
  search: 'Search',
  clear: 'Clear',
  clear_all: 'Clear all',
  undo: 'Undo',
  period: 'Time',
  grain: 'By',
  compare: 'Compare with',
  since: 'From',
  until: 'To',
  last_month: 'Last month',
  last_quarter: 'Last quarter',
  last_year: 'Last year',
  last_12_months: 'Last 12 months',
  custom: 'Other dates',
};

const grains: Readonly<Record<Period, string>> = {
  day: 'Day',
  week: 'Week',
  month: 'Month',
  quarter: 'Quarter',
  year: 'Year',
  wave: 'Wave',
};

const comparisons: Readonly<Record<Comparison, string>> = { previous: 'The period before', 'year-ago': 'A year ago' };

function stretch(f: FirstWords): AskingWords['stretch'] {
  return (since, until, timeZone) => {
    const { first, last } = stretchEnds(since, until, timeZone, f);
    if (first === null) return last === null ? 'All time' : `Up to ${last}`;
    if (last === null) return `From ${first}`;
    return first === last ? first : `${first} to ${last}`;
  };
}

/** The English words of filters, periods and what charts let choose. */
export function askingEn(f: FirstWords): AskingWords {
  return {
    stretch: stretch(f),
    askName: (code) => asks[code],
    grainName: (period) => grains[period],
    comparisonName: (compare) => comparisons[compare],
    chosenGrain: (period) => `By ${grains[period].toLowerCase()}`,
    chosenComparison: (compare) => (compare === 'previous' ? 'Against the period before' : 'Against a year ago'),
    letThrough(names, all) {
      if (names.length === 0) return asks.all;
      if (names.length <= mostNames) return names.join(', ');
      return all === null ? `${f.count(names.length)} chosen` : `${f.count(names.length)} of ${f.count(all)}`;
    },
    labelled: (label, value) => `${label}: ${value}`,
    moreValues: (n) => `${f.count(n)} more. Search to find them.`,
    matches: (n, all) => `${f.count(n)} of ${f.count(all)} match`,
    noSuchValue: 'No value has these letters.',
    noValues: 'The values of this field cannot be listed.',
    few: 'few',
    filtersOthers: (chosen) => `Filters the others: ${chosen}`,
    filteredBy: (chosen) => `Filtered: ${chosen}`,
    keepsOwn: (what) => (what === 'window' ? 'Keeps its own dates.' : 'Keeps its own periods.'),
    chosenList: (words) => words.join('; '),
    stretching: (stretch) => `${stretch}. Enter takes this time, Escape leaves it.`,
    stretchHelp: 'Shift with an arrow key, or dragging, marks a stretch of time for the whole page.',
  };
}
