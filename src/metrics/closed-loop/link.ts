import { numberColumn, type Linked, type Records, type Settled } from '../../metric.js';
import { noRecords } from '../columns.js';
import { linkAnswersInSteps } from '../survey/link.js';
import { readContacts } from './contacts.js';
import { laterAnswers } from './later.js';
import { judgeAnswers } from './unhappy.js';

/**
 * The answers with what was done about each: columns `unhappy`, `eligible`, `contacted_at`, `closed_at`, `has_action`,
 * `actions`, and of the customer's next answer `later_at` and `later_unhappy`. Every answer stays, since later ones are
 * what recovery is told by. In steps between which the caller may pause.
 */
export function* linkLoop(
  { main, ...others }: Readonly<Record<string, Records>>,
  settled: Settled,
): Generator<void, Linked> {
  const { asOf, options } = settled;
  const asked = { asOf, options: { scope: 'all', repeats: 'all', rated: options['rated'] ?? 'all' } };
  const linked = yield* linkAnswersInSteps({ kind: null }, main ? { main } : {}, asked);
  const { mask, ...rest } = linked;
  const judged = yield* judgeAnswers(mask ? { ...rest, mask } : rest, settled);
  const { records: answers, unhappy, eligible } = judged;
  const followUps = others['follow_ups'] ?? noRecords;
  const done = yield* readContacts(answers, followUps, others['actions'], asOf ?? Infinity);
  const later = yield* laterAnswers(answers, unhappy);
  return {
    ...linked,
    mask: answers.mask ?? null,
    columns: {
      ...answers.columns,
      unhappy: numberColumn(unhappy),
      eligible: numberColumn(eligible),
      ...done.columns,
      ...later,
    },
    issues: [...linked.issues, ...judged.issues, ...done.issues],
  };
}
