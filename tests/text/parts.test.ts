import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { allWords, hasText, loadText, textFor, type Text } from '../../src/text/index.js';

const issue = { code: 'orphan', field: null, count: 2, aside: false, first: [] } as const;

/** Which of the words that come later are there. */
function saidBy(text: Text): unknown {
  return {
    issue: text.issue(issue)?.meaning ?? null,
    note: text.note({ code: 'not_reached' }),
    definition: text.metricDefinition('volume'),
    failure: text.error('depth', {}).what,
  };
}

describe('the words of a language', () => {
  for (const [lang, general] of [
    ['en', 'The figures cannot be shown.'],
    ['ja', '表示できません。'],
  ] as const) {
    test(`stand in for those that have not come, and give way to them: ${lang}`, async () => {
      const first = await loadText(lang);
      assert.deepEqual(saidBy(first), { issue: null, note: '', definition: null, failure: general });
      assert.equal(hasText(lang, ['failures']), false);
      await loadText(lang, ['failures']);
      assert.equal(hasText(lang, ['failures']), true);
      assert.notEqual(textFor(lang).error('depth', {}).what, general);
      const all = await loadText(lang, allWords);
      for (const words of Object.values(saidBy(all) ?? {})) assert.ok(typeof words === 'string' && words !== '', lang);
    });

    test(`tell without further files that the device is offline: ${lang}`, async () => {
      const first = await loadText(lang);
      assert.notEqual(first.error('offline', {}).what, first.state('error').what);
      assert.notEqual(first.error('network', {}).what, first.state('error').what);
    });
  }

  test('are the same in every language, part by part', async () => {
    const [en, ja] = [await loadText('en', allWords), await loadText('ja', allWords)];
    assert.deepEqual(Object.keys(ja).toSorted(), Object.keys(en).toSorted());
  });
});
