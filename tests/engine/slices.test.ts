import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { inSlices, pagePace } from '../../src/engine/slices.js';

/** Work that pauses after each of its steps. */
const restless = { ...pagePace, budget: 0 };

function* steps(name: string, done: string[]): Generator<void, string> {
  for (let step = 1; step <= 3; step++) {
    done.push(`${name}${step}`);
    yield;
  }
  return name;
}

/** How many channels are made while `act` runs. */
async function channelsMade(act: () => Promise<unknown>): Promise<number> {
  const own = globalThis.MessageChannel;
  let made = 0;
  globalThis.MessageChannel = new Proxy(own, { construct: (of) => (made++, new of()) });
  try {
    await act();
  } finally {
    globalThis.MessageChannel = own;
  }
  return made;
}

describe('work in slices', () => {
  test('goes on in turns, each of its pauses through one channel for the whole page', async () => {
    const done: string[] = [];
    const made = await channelsMade(async () => {
      const all = ['a', 'b'].map((name) => inSlices(steps(name, done), undefined, restless));
      assert.deepEqual(await Promise.all(all), ['a', 'b']);
      assert.equal(await inSlices(steps('c', done), undefined, restless), 'c');
    });
    assert.deepEqual(done, ['a1', 'b1', 'a2', 'b2', 'a3', 'b3', 'c1', 'c2', 'c3']);
    assert.equal(made, 1);
  });
});
