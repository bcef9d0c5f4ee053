import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { companions, elements } from '../../components/index.js';

describe('the stories', () => {
  for (const [name, { views }] of Object.entries(elements)) {
    const file = `stories/support-${name}.stories.ts`;

    test(`show <support-${name}> in each of its views`, () => {
      assert.ok(existsSync(file), `${file} is missing`);
      const text = readFileSync(file, 'utf8');
      assert.deepEqual(
        views.filter((view) => !text.includes(`view: '${view}'`)),
        [],
      );
    });

    test(`show <support-${name}> while it loads, empty, failed, narrow, wide, in Japanese, from right to left and dark`, () => {
      const stories = [...readFileSync(file, 'utf8').matchAll(/^export const (\w+)/gm)].map(([, story]) => story ?? '');
      const needed = ['Loading', 'Empty', 'Failed', 'Narrow', 'Wide', 'Japanese', 'RightToLeft', 'Dark'];
      assert.deepEqual(
        needed.filter((story) => !stories.includes(story)),
        [],
      );
    });
  }

  for (const name of Object.keys(companions)) {
    test(`show <support-${name}> empty, narrow, wide, in Japanese, from right to left and dark`, () => {
      const text = readFileSync(`stories/support-${name}.stories.ts`, 'utf8');
      const needed = ['Empty', 'Narrow', 'Wide', 'Japanese', 'RightToLeft', 'Dark'];
      assert.deepEqual(
        needed.filter((story) => !text.includes(`export const ${story}:`)),
        [],
      );
    });
  }
});
