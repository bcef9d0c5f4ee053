import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mapped, rowsOf } from './mapped.js';

const response = {
  id: '210',
  person: '10',
  survey_type: 'nps',
  score: 9,
  comment: 'Lovely',
  permalink: 'https://example.com/r/210',
  created_at: 1_709_283_600,
  updated_at: 1_709_287_200,
  person_properties: { plan: 'gold' },
  notes: [],
  tags: ['vip'],
};

test('Delighted responses become answers of their kind of survey; a person may be expanded', () => {
  const csat = { ...response, id: '211', person: { id: '11', email: 'a@example.com' }, survey_type: 'csat', score: 4 };
  assert.deepEqual(rowsOf(mapped('delighted', 'survey-response', [response, csat])), [
    {
      response_id: '210',
      kind: 'nps',
      score: 9,
      scale: '0-10',
      responded_at: '2024-03-01T09:00:00.000Z',
      updated_at: '2024-03-01T10:00:00.000Z',
      respondent_id: '10',
      comment: 'Lovely',
    },
    {
      response_id: '211',
      kind: 'csat',
      score: 4,
      scale: '1-5',
      responded_at: '2024-03-01T09:00:00.000Z',
      updated_at: '2024-03-01T10:00:00.000Z',
      respondent_id: '11',
      comment: 'Lovely',
    },
  ]);
});
