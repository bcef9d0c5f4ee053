import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import type { DecodeOptions } from '../../src/feeds/index.js';
import { unpack } from '../../src/feeds/index.js';
import { bytesOf, counted, decoded, surveyUse, values } from './decoding.js';

const folder = new URL('../../../shared/data/', import.meta.url);
const options = existsSync(folder) ? {} : { skip: 'the folder of real data does not stand beside this one' };

async function read(file: string, decode: Partial<DecodeOptions>, uses: readonly string[]) {
  const bytes = await unpack(new Uint8Array(readFileSync(new URL(file, folder))));
  return decoded(bytesOf(bytes, decode, 'text/csv'), { ...surveyUse, uses });
}

function present(column: readonly (string | number | null)[] | undefined): readonly (string | number)[] {
  return (column ?? []).filter((value) => value !== null);
}

function tally(column: readonly (string | number | null)[] | undefined): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of column ?? []) counts[String(value)] = (counts[String(value)] ?? 0) + 1;
  return counts;
}

describe('real surveys', options, () => {
  test('SFO 2017: 2,831 rows, 84 of them coded 11 and one empty', async () => {
    const decode = { fields: { score: 'NETPRO', weight: 'WEIGHT', account_id: 'RUNID' }, columns: ['BAREA'] };
    const feed = await read('sfo_2017_customer_survey.csv', decode, ['weight', 'account_id']);
    assert.deepEqual([feed.received, feed.records.size, feed.issues], [2831, 2831, []]);
    const scores = tally(values(feed, 'score'));
    assert.deepEqual([scores['11'], scores['null']], [84, 1]);
    assert.deepEqual(Object.keys(tally(values(feed, 'BAREA'))).sort(), ['A', 'B', 'C', 'D', 'E', 'F', 'G']);
    assert.equal(present(values(feed, 'weight')).length, 2831);
  });

  test('SFO 2018: 2,809 rows under a header with trailing blanks, 159 coded 11 and listed as missing', async () => {
    const decode = { fields: { score: 'NETPRO' }, missing: ['11'] };
    const feed = await read('sfo_2018_customer_survey.csv', decode, []);
    assert.deepEqual([feed.received, feed.records.size, feed.issues], [2809, 2809, []]);
    assert.deepEqual([present(values(feed, 'score')).length, tally(values(feed, 'score'))['null']], [2650, 159]);
  });

  test('The Carpentries: 967 rows, 889 scores, times of the page’s format from June 2016 to September 2018', async () => {
    const fields = { score: 'LikelyToRecommend', responded_at: 'Date' };
    const decode = { fields, dates: '%m/%d/%y %H:%M', timeZone: 'UTC', columns: ['WhenTaking'] };
    const feed = await read('carpentries_instructor_training_post_2018.csv', decode, ['responded_at']);
    assert.equal(feed.records.size, 967);
    assert.equal(present(values(feed, 'score')).length, 889);
    const times = present(values(feed, 'responded_at')).map(Number);
    assert.equal(times.length, 967);
    assert.equal(new Date(Math.min(...times)).toISOString().slice(0, 10), '2016-06-09');
    assert.equal(new Date(Math.max(...times)).toISOString().slice(0, 10), '2018-09-08');
    assert.deepEqual(counted(feed), ['naive_timestamp responded_at 967']);
  });

  test('UCI incident log, packed: 141,712 rows, times written day first, a question mark for nothing', async () => {
    const decode = {
      fields: { responded_at: 'sys_updated_at', score: 'reassignment_count', agent_id: 'assigned_to' },
      dates: '%d/%m/%Y %H:%M',
      timeZone: 'UTC',
      missing: ['?'],
    };
    const feed = await read('uci_incident_event_log.csv.gz', decode, ['responded_at', 'agent_id']);
    assert.equal(feed.records.size, 141_712);
    assert.equal(tally(values(feed, 'agent_id'))['null'], 27_496);
    assert.deepEqual(counted(feed), ['naive_timestamp responded_at 141712']);
  });
});

test('Telco churn: 7,043 customers, 1,869 of them left, blanks of a total that nobody reads', options, async () => {
  const fields = {
    churned: 'Churn',
    months: 'tenure',
    mrr: 'MonthlyCharges',
    account_id: 'customerID',
    tier: 'TechSupport',
  };
  const bytes = await unpack(new Uint8Array(readFileSync(new URL('ibm_telco_customer_churn.csv', folder))));
  const use = { record: 'subscription', needs: ['months', 'churned'], uses: ['mrr', 'account_id', 'tier'] };
  const feed = decoded(bytesOf(bytes, { fields, columns: ['Contract'] }, 'text/csv'), use);
  assert.deepEqual([feed.received, feed.records.size, feed.issues], [7043, 7043, []]);
  assert.deepEqual(tally(values(feed, 'churned')), { 0: 5174, 1: 1869 });
  assert.deepEqual(tally(values(feed, 'tier')), { No: 3473, Yes: 2044, 'No internet service': 1526 });
  assert.equal(present(values(feed, 'months')).length, 7043);
});
