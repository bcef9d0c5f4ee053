import type { Note } from '../metric.js';
import { counted, numberDetail, textDetail } from './details.js';
import type { Formats, CommonNotes } from './text.js';
import { nounsEn } from './values-en.js';

/** What the usual notes say in English. */
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
  benchmark_error_unknown: () => 'The margin of error of the benchmark is not known. The interval counts ours only.',
  as_of_from_data: () => 'The feed does not say how far it is complete. The time of its last row is used.',
  naive_times: (note) =>
    `Times without a zone were read as ${textDetail(note['time_zone'], 60) ?? 'local time of the report'}.`,
  too_thin: (_, __, of) =>
    `The periods hold few ${nounsEn[of][1]}. A longer period, such as a quarter, would show more.`,
  no_times: () => 'The rows carry no times, so there is no trend.',
  unfinished_period: () => 'The last period still runs. It is drawn hollow and left out of every verdict.',
};

/** A share among the details of a note. */
export function shareOf(note: Note, detail: string, f: Formats): string {
  const share = numberDetail(note[detail]);
  return share === null ? 'A part' : f.share(share * 100);
}
