import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Arriving } from '../../src/feeds/arriving.js';

const bytes = (...values: readonly number[]) => Uint8Array.from(values);

async function all(arriving: Arriving): Promise<readonly number[]> {
  const seen: number[] = [];
  for await (const chunk of arriving) seen.push(...chunk);
  return seen;
}

const turn = () => new Promise((resolve) => setTimeout(resolve));

describe('bytes that are on their way', () => {
  test('reach every reader from the first on, whenever it begins', async () => {
    const arriving = new Arriving();
    const early = all(arriving);
    await turn();
    arriving.push(bytes(1, 2));
    await turn();
    const late = all(arriving);
    const whole = arriving.whole();
    arriving.push(bytes(3));
    arriving.push(bytes());
    assert.equal(arriving.size, 3);
    arriving.end();
    assert.deepEqual(
      [await early, await late, [...(await whole)]],
      [
        [1, 2, 3],
        [1, 2, 3],
        [1, 2, 3],
      ],
    );
    assert.deepEqual(await all(arriving), [1, 2, 3]);
  });

  test('are handed on as they come, before the rest is there', async () => {
    const arriving = new Arriving();
    const reader = arriving[Symbol.asyncIterator]();
    arriving.push(bytes(7));
    assert.deepEqual((await reader.next()).value, bytes(7));
    const next = reader.next();
    arriving.push(bytes(8));
    assert.deepEqual((await next).value, bytes(8));
    arriving.end();
    assert.equal((await reader.next()).done, true);
  });

  test('may be none at all', async () => {
    const arriving = Arriving.of(bytes());
    assert.deepEqual([await all(arriving), (await arriving.whole()).length, arriving.size], [[], 0, 0]);
  });

  test('are joined once, and not copied where one chunk is all', async () => {
    const only = bytes(1, 2);
    assert.equal(await Arriving.of(only).whole(), only);
    const arriving = new Arriving();
    arriving.push(bytes(1));
    arriving.push(bytes(2));
    arriving.end();
    assert.equal(await arriving.whole(), await arriving.whole());
  });

  test('joined or not, a reader under way goes on where it is', async () => {
    const arriving = new Arriving();
    for (const value of [1, 2, 3]) arriving.push(bytes(value));
    arriving.end();
    const reader = arriving[Symbol.asyncIterator]();
    await reader.next();
    await arriving.whole();
    assert.deepEqual([(await reader.next()).value, (await reader.next()).value], [bytes(2), bytes(3)]);
  });
});

describe('a failure', () => {
  test('reaches those who wait and those who come later', async () => {
    const arriving = new Arriving();
    const error = new Error('broken');
    const readers = [all(arriving), arriving.whole()];
    arriving.push(bytes(1));
    arriving.fail(error);
    arriving.push(bytes(2));
    arriving.end();
    for (const reader of [...readers, all(arriving), arriving.whole()]) await assert.rejects(reader, error);
    assert.equal(arriving.size, 1);
  });

  test('after the end is none', async () => {
    const arriving = Arriving.of(bytes(1));
    arriving.fail(new Error('late'));
    arriving.push(bytes(2));
    assert.deepEqual(await all(arriving), [1]);
  });

  test('is the first one', async () => {
    const arriving = new Arriving();
    arriving.fail(new Error('first'));
    arriving.fail(new Error('second'));
    await assert.rejects(arriving.whole(), /first/);
  });
});
