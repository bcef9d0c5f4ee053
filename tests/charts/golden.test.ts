import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { charts } from './samples.js';

/** Set to write the pictures anew; look at each of them before it is committed. */
const isUpdate = process.env['UPDATE_GOLDEN'] === '1';

function golden(name: string): URL {
  return new URL(`./golden/${name}.svg`, import.meta.url);
}

/** One element a line, numbers cut to three decimals: what a reader of a difference can follow. */
function settled(markup: string): string {
  const lines = markup.replaceAll(/>\s*</gu, '>\n<').replaceAll(/\s*\n\s+/gu, ' ');
  return `${lines.replaceAll(/\d+\.\d{4,}/gu, (number) => String(Math.round(Number(number) * 1000) / 1000))}\n`;
}

describe('the picture of every chart is the one that was looked at', () => {
  for (const [name, draw] of Object.entries(charts)) {
    for (const width of [256, 688]) {
      test(`${name} at ${width} pixels`, () => {
        const file = golden(`${name}-${width}`);
        const markup = settled(draw({ width }));
        if (isUpdate) writeFileSync(file, markup);
        assert.equal(markup, readFileSync(file, 'utf8'), 'UPDATE_GOLDEN=1 writes the picture anew');
      });
    }
  }
});
