import { FeedError } from '../metric.js';
import { account } from './account.js';
import { action } from './action.js';
import { caseEvent } from './case-event.js';
import { supportCase } from './case.js';
import { followUp } from './follow-up.js';
import { review } from './review.js';
import { schedule } from './schedule.js';
import type { RecordSchema } from './schema.js';
import { slaTarget } from './sla-target.js';
import { subscription } from './subscription.js';
import { surveyResponse } from './survey-response.js';

/** The record schemas by name; one line for each record that a metric can ask for. */
export const records: Map<string, () => RecordSchema> = new Map<string, () => RecordSchema>([
  ['survey-response', surveyResponse],
  ['account', account],
  ['case', supportCase],
  ['case-event', caseEvent],
  ['schedule', schedule],
  ['sla-target', slaTarget],
  ['follow-up', followUp],
  ['action', action],
  ['subscription', subscription],
  ['review', review],
]);

/** The schema of a record. Throws a `FeedError` of code `bad_option` for a name that is not in `records`. */
export function recordSchema(name: string): RecordSchema {
  const schema = records.get(name);
  if (schema) return schema();
  throw new FeedError('bad_option', { option: 'record', seen: name });
}
