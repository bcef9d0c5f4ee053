import type { Note } from '../metric.js';
import { propertyName } from './codes-en.js';
import { counted, numberDetail, textDetail } from './details.js';
import { isolated } from './formats.js';
import type { Formats, CommonNotes } from './text.js';
import { nounsEn } from './values-en.js';

/** What the notes say in English that a measure of any metric can carry. */
export const notesEn: CommonNotes = {
  small_n: (note, f, of) => {
    const n = numberDetail(note['n']) ?? 0;
    return `Only ${counted(n, ...nounsEn[of], f)}: read the value with care.`;
  },
  wide_interval: (_, __, of) =>
    `The interval is wide: the value could be quite different with other ${nounsEn[of][1]}.`,
  bad_rows: (note, f) => `${shareOf(note, 'share', f)} of the rows could not be used. The value may not speak for all.`,
  clusters_ignored: () =>
    'Some accounts answered more than once, which the interval does not allow for. It is too narrow.',
  clustered: () => 'The interval allows for accounts that answered more than once.',
  weighted: (note, f) => {
    const n = numberDetail(note['effective_n']);
    return `Answers are weighted${n === null ? '' : `; they tell as much as ${f.count(Math.round(n))} equal ones`}.`;
  },
  one_cluster: () => 'All answers come from one account, so no interval can be given for others.',
  account_concentration: (note, f) => {
    const other = numberDetail(note['value']);
    const beside = other === null ? '' : ` With one vote an account the value is ${f.number(other)}.`;
    return `A tenth of the accounts gives ${shareOf(note, 'share', f)} of the answers.${beside}`;
  },
  benchmark_old: (note) => {
    const year = numberDetail(note['year']);
    return `The benchmark${year === null ? '' : ` is from ${year} and`} is more than two years old.`;
  },
  benchmark_error_unknown: () => 'The margin of error of the benchmark is not known. The interval counts ours only.',
  as_of_from_data: () => 'The feed does not say how far it is complete. The time of its last row is used.',
  naive_times: (note) =>
    `Times without a zone were read as ${textDetail(note['time_zone'], 60) ?? 'local time of the report'}.`,
  too_thin: (_, __, of) =>
    `The periods hold few ${nounsEn[of][1]}. A longer period, such as a quarter, would show more.`,
  definition_changed: (note, f) => {
    const at = textDetail(note['at'], 40);
    const when = at === null ? 'within this time' : `on ${f.date(at, textDetail(note['time_zone'], 60) ?? 'UTC')}`;
    const words = textDetail(note['text'], 120);
    return `What is counted changed ${when}${words === null ? '' : ` (${isolated(words)})`}. Values before and after do not compare.`;
  },
  not_filtered: (note) => {
    const field = textDetail(note['field'], 60);
    return `${field === null ? 'A filter of the page' : `The filter of ${isolated(propertyName(field))}`} does not apply here: this feed does not have it.`;
  },
  not_windowed: (note) =>
    note['reason'] === 'grain'
      ? 'The stretch of time chosen does not apply here: the sums of this feed are not cut there.'
      : 'The stretch of time chosen does not apply here: this feed has no times.',
  no_times: () => 'The rows carry no times, so there is no trend.',
  unfinished_period: () => 'The last period still runs. It is drawn hollow and left out of every verdict.',
};

/** A share among the details of a note. */
export function shareOf(note: Note, detail: string, f: Formats): string {
  const share = numberDetail(note[detail]);
  return share === null ? 'A part' : f.share(share * 100);
}
