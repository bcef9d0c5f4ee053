import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { feedAddress } from '../../src/engine/transport/address.js';
import type { Host } from '../../src/engine/transport/host.js';
import { FeedError } from '../../src/metric.js';

type Place = Pick<Host, 'base' | 'origin'>;

const page: Place = { base: () => 'https://portal.example/reports/', origin: () => 'https://portal.example' };
const plain: Place = { base: () => 'http://portal.example/', origin: () => 'http://portal.example' };
const none: Place = { base: () => null, origin: () => null };

function refusal(src: string, host = page): unknown {
  try {
    return feedAddress(src, host).href;
  } catch (error) {
    return error instanceof FeedError ? [error.code, error.details] : error;
  }
}

describe('the address of a feed', () => {
  const good = [
    ['survey.json', 'https://portal.example/reports/survey.json'],
    ['/survey.json?since=2026#rows', 'https://portal.example/survey.json?since=2026'],
    ['//feeds.example/a', 'https://feeds.example/a'],
    ['  https://feeds.example/a  ', 'https://feeds.example/a'],
    ['HTTPS://FEEDS.example/A', 'https://feeds.example/A'],
    ['http://localhost:8000/a', 'http://localhost:8000/a'],
    ['http://127.0.0.1/a', 'http://127.0.0.1/a'],
    ['http://[::1]/a', 'http://[::1]/a'],
  ] as const;
  for (const [src, href] of good) {
    test(`${src.trim()} is ${href}`, () => assert.equal(feedAddress(src, page).href, href));
  }

  const schemes = [
    ['javascript:alert(1)', 'javascript:'],
    ['java\tscript:alert(1)', 'javascript:'],
    [' \u0001JaVaScRiPt:alert(1)', 'javascript:'],
    ['data:application/json,[]', 'data:'],
    ['file:///etc/passwd', 'file:'],
    ['blob:https://portal.example/1', 'blob:'],
    ['ftp://feeds.example/a', 'ftp:'],
    ['ws://feeds.example/a', 'ws:'],
  ] as const;
  for (const [src, seen] of schemes) {
    test(`of scheme ${JSON.stringify(src)} is refused without repeating it`, () => {
      assert.deepEqual(refusal(src), ['bad_url', { seen, reason: 'scheme' }]);
    });
  }

  for (const src of ['https://ann:secret@feeds.example/a?token=secret', 'https://secret@feeds.example/a#secret']) {
    test('with user or password is refused, and neither is repeated', () => {
      assert.deepEqual(refusal(src), ['bad_url', { seen: 'https://feeds.example/a', reason: 'credentials' }]);
    });
  }

  test('that cannot be read is refused, and no secret in it is repeated', () => {
    const seen = { seen: 'feeds .example:x/a', reason: 'unreadable' };
    assert.deepEqual(refusal('https://ann:secret@feeds .example:x/a?token=secret'), ['bad_url', seen]);
  });

  test('that is empty is refused instead of fetching the page itself', () => {
    assert.deepEqual(refusal('  '), ['bad_url', { seen: '', reason: 'empty' }]);
  });

  test('that is relative is refused where there is no page', () => {
    assert.deepEqual(refusal('survey.json', none), ['bad_url', { seen: 'survey.json', reason: 'relative' }]);
  });

  test('of a megabyte is shown cut', () => {
    const shown = refusal(`data${'x'.repeat(1_000_000)}://[`);
    assert.deepEqual(shown, ['bad_url', { seen: `data${'x'.repeat(196)}`, reason: 'unreadable' }]);
  });

  test('by plain HTTP is mixed content on a secure page only', () => {
    assert.deepEqual(refusal('http://feeds.example/a'), ['mixed_content', { origin: 'http://feeds.example' }]);
    assert.deepEqual(refusal('http://localhost.example/a'), ['mixed_content', { origin: 'http://localhost.example' }]);
    assert.equal(refusal('http://feeds.example/a', plain), 'http://feeds.example/a');
    assert.equal(refusal('http://feeds.example/a', none), 'http://feeds.example/a');
  });
});
