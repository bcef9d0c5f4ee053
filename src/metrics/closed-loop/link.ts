import { instantColumn, numberColumn, type Columns, type Linked, type Records, type Settled } from '../../metric.js';
import { textReader, valueReader } from '../columns.js';
import { linkAnswers } from '../survey/link.js';
import { readContacts, type Contact } from './contacts.js';
import { laterAnswers } from './later.js';
import { judgeAnswers } from './unhappy.js';

const untouched: Contact = { contacted: NaN, closed: NaN, hasAction: false, actions: 0 };

/** When each response that counts was given. */
function answeredAt(answers: Records): (response: string) => number | undefined {
  const [id, at] = [textReader(answers, 'response_id'), valueReader(answers, 'responded_at')];
  const known = new Map<string, number>();
  for (let row = 0; row < answers.size; row++) {
    const response = answers.mask?.[row] === 0 ? null : id(row);
    if (response !== null) known.set(response, at(row));
  }
  return (response) => known.get(response);
}

function contactColumns(contacts: readonly Contact[]): Columns {
  const numbers = (of: (contact: Contact) => number) => Float64Array.from(contacts, of);
  return {
    contacted_at: instantColumn(numbers(({ contacted }) => contacted)),
    closed_at: instantColumn(numbers(({ closed }) => closed)),
    has_action: numberColumn(numbers(({ hasAction }) => Number(hasAction))),
    actions: numberColumn(numbers(({ actions }) => actions)),
  };
}

function laterColumns(answers: Records): Columns {
  const later = laterAnswers(answers);
  const numbers = (of: (row: number) => number) => Float64Array.from({ length: answers.size }, (_, row) => of(row));
  return {
    later_at: instantColumn(numbers((row) => later.get(row)?.at ?? NaN)),
    later_unhappy: numberColumn(numbers((row) => Number(later.get(row)?.isUnhappy ?? NaN))),
  };
}

/**
 * The answers with what was done about each: columns `eligible`, `contacted_at`, `closed_at`, `has_action`, `actions`,
 * and of the customer's next answer `later_at` and `later_unhappy`. Every answer stays, since later ones are what
 * recovery is told by.
 */
export function linkLoop({ main, ...others }: Readonly<Record<string, Records>>, settled: Settled): Linked {
  const options = { ...settled.options, scope: 'all', repeats: 'all' };
  const linked = linkAnswers({ kind: null }, main ? { main } : {}, { ...settled, options });
  const { mask, ...rest } = linked;
  const { records: answers, issues } = judgeAnswers(mask ? { ...rest, mask } : rest, settled);
  const followUps = others['follow_ups'] ?? { size: 0, columns: {}, rowNumbers: new Uint32Array() };
  const asOf = settled.asOf ?? Infinity;
  const { contacts, issues: odd } = readContacts(followUps, others['actions'], asOf, answeredAt(answers));
  const id = textReader(answers, 'response_id');
  const own = Array.from({ length: answers.size }, (_, row) => contacts.get(id(row) ?? '') ?? untouched);
  return {
    ...linked,
    mask: answers.mask ?? null,
    columns: { ...answers.columns, ...contactColumns(own), ...laterColumns(answers) },
    issues: [...linked.issues, ...issues, ...odd],
  };
}
