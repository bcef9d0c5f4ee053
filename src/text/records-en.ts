import { isolated, spelledOut } from './formats.js';
import type { RecordColumn, RecordsState, RecordWords, Remade } from './records.js';
import type { FirstWords, Message, PeriodNaming } from './text.js';

const hoursIn: Readonly<Record<'milliseconds' | 'minutes' | 'hours', number>> = {
  milliseconds: 1 / 3_600_000,
  minutes: 1 / 60,
  hours: 1,
};

const states: Readonly<Record<RecordsState, (minGroup: number) => Message>> = {
  prompt: () => ({
    what: 'No number is chosen yet.',
    remedy: 'Press “Records” at a number, or choose a point of a chart, to see what it is made of.',
  }),
  loading: () => ({ what: 'Looking up the records …', remedy: '' }),
  empty: () => ({ what: 'No record counts here.', remedy: 'Filters or the window leave none.' }),
  none_found: () => ({ what: 'No record has these words.', remedy: 'Try fewer or shorter words.' }),
  no_number: () => ({ what: 'There is no number to look behind.', remedy: 'Its tile says why.' }),
  sums: () => ({
    what: 'This number is made of sums, which know no single record.',
    remedy: 'The records are where the sums were made.',
  }),
  hidden: (minGroup) => ({
    what: `This number is hidden, since fewer than ${minGroup} stand behind it; so are its records.`,
    remedy: 'Choose a larger group.',
  }),
};

const controls = { close: 'Close', download: 'Download as CSV', search: 'Search in the records' } as const;

/** A number as it stands in a record: all its digits, in words where it is a duration. */
function numberWritten(value: number, { unit }: RecordColumn, naming: PeriodNaming, f: FirstWords): string {
  if (unit === null) return f.number(value, 6);
  return unit === 'money' ? f.exactMoney(value, naming.currency) : f.value(value * hoursIn[unit], 'hours');
}

/** What stands in a cell, in the words of a language. */
export function recordValue(
  value: string | number | null,
  column: RecordColumn,
  naming: PeriodNaming,
  f: FirstWords,
): string {
  if (value === null) return f.segmentName(null);
  if (typeof value === 'number') return numberWritten(value, column, naming, f);
  if (column.kind === 'instant') return f.moment(value, naming.time_zone);
  return column.name === 'period' ? f.periodName(value, naming) : value;
}

function remade({ records, value, shown, isEqual }: Remade, f: FirstWords): string {
  const add = records === 1 ? 'record adds' : 'records add';
  const made = `${f.count(records)} ${add} up to ${value ?? 'no value'}`;
  if (isEqual) return `${made}, the number on the tile.`;
  return shown === null ? `${made}.` : `${made}; the tile shows ${shown}.`;
}

/** The English words of records behind a number. */
export function recordsEn(f: FirstWords): RecordWords {
  return {
    recordsOf: (metric, part) => `Records behind ${metric}${part === '' ? '' : ` · ${isolated(part)}`}`,
    recordsState: (state, minGroup) => states[state](minGroup),
    recordCount: (found, total) => {
      const all = `${f.count(total)} ${total === 1 ? 'record' : 'records'}`;
      return found === null ? all : `${f.count(found)} of ${all}`;
    },
    recordValue: (value, column, naming) => recordValue(value, column, naming, f),
    addendName: (name) => (name === 'n' ? 'Counts' : `Adds: ${isolated(spelledOut(name).toLocaleLowerCase('en'))}`),
    recordControl: (control) => controls[control],
    searchReading: (read, of) => `Reading ${f.count(read)} of ${f.count(of)} records to search in …`,
    searchCovers: (covered, total) =>
      covered >= total ? '' : `The search covers the first ${f.count(covered)} of ${f.count(total)} records.`,
    recordsInPart: (drawn, total) => `The first ${f.count(drawn)} of ${f.count(total)} records.`,
    howMade: 'How this number was made',
    remade: (made) => remade(made, f),
    sumsOfAll: 'Sums are of all records, not only of those found.',
    sumNames: { sum: 'Sum', all: 'All records', records: 'Records' },
    recordKeys:
      'Arrow keys move between cells, Page Up and Page Down by a screen, Control with Home or End to the ends.',
  };
}
