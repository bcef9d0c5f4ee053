import type { Question } from '../metric.js';

/** Whether the answer to a question tells groups apart, so that something of it may have to be hidden for what others say. */
export function tellsGroups({ by, filters }: Pick<Question, 'by' | 'filters'>): boolean {
  return by.length > 0 || Object.keys(filters).length > 0;
}
