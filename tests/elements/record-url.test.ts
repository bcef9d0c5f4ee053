import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { recordUrl } from '../../src/element/cases/record-url.js';

const page = 'https://portal.example/support/page.html';

function filled(
  template: string,
  values: Readonly<Record<string, string | number | null>>,
  base = page,
): string | null {
  return recordUrl(template, base)?.fill((field) => values[field] ?? null) ?? null;
}

describe('addresses of source records', () => {
  test('take values from any place after the host, with everything escaped that could lead elsewhere', () => {
    const template = 'https://desk.example/{queue}/tickets/{case_id}?tab={tab}#c{case_id}';
    assert.equal(
      filled(template, { queue: 'a/b', case_id: 12, tab: 'x&y=z #' }),
      'https://desk.example/a%2Fb/tickets/12?tab=x%26y%3Dz%20%23#c12',
    );
    assert.deepEqual(recordUrl(template, page)?.fields, ['queue', 'case_id', 'tab']);
  });

  test('may be relative to the page', () => {
    assert.equal(filled('/tickets/{id}', { id: 7 }), 'https://portal.example/tickets/7');
    assert.equal(filled('tickets/{id}', { id: 7 }), 'https://portal.example/support/tickets/7');
  });

  test('are none where the template lets a value choose scheme, host, port or user', () => {
    for (const template of [
      '{scheme}://desk.example/x',
      'http{s}://desk.example/x',
      'https://{host}/x',
      'https://desk.{domain}/x',
      'https://desk.example{rest}',
      'https://desk.example:{port}/x',
      'https://{user}@desk.example/x',
      'https://me:secret@desk.example/{id}',
      '//{host}/x',
      'javascript:alert({id})',
      'data:text/html,{id}',
      'file:///{id}',
      'https://',
    ]) {
      assert.equal(recordUrl(template, page), null, template);
    }
  });

  test('are none for a value that is missing, blank, or would climb out of the path', () => {
    for (const id of [null, '', '.', '..']) assert.equal(filled('https://desk.example/tickets/{id}', { id }), null);
    assert.equal(filled('https://desk.example/tickets/{id}/x', { id: '..' }), null);
    assert.equal(filled('https://desk.example/t/{a}{b}', { a: '.', b: '.' }), null);
  });

  test('stay at their host whatever a value holds', () => {
    for (const id of [
      '//evil.example',
      '\\\\evil.example',
      '@evil.example',
      'javascript:alert(1)',
      '%2e%2e%2f',
      '\u0000\n',
      '\ud800',
    ]) {
      const address = filled('{id}', { id });
      assert.ok(address === null || address.startsWith('https://portal.example/support/'), id);
    }
  });
});
