import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { changeProtected } from '../../src/engine/protection/parts.js';
import type { Change, ChangePart, Segment } from '../../src/metric.js';

/** A segment of so many before and after; 0 is one that was not there. */
function part(key: string, before: number, after: number, by = 'region'): ChangePart {
  const state = (n: number) => (n === 0 ? null : { value: 50, share: n / 100, n });
  return { by, key, rate: 1, mix: 0, from: state(before), to: state(after) };
}

function segment(key: string, changes: Partial<Segment> = {}): Segment {
  return { by: 'region', key, value: 50, low: 40, high: 60, n: 50, ...changes };
}

function hiddenIn(parts: readonly ChangePart[], segments: readonly Segment[] = [], period = '2024-01'): string[] {
  const figures = { value: 2, low: 1, high: 3, verdict: 'up', detectable: 1 } as const;
  const change: Change = { compare: 'previous', from: period, to: '2024-02', ...figures, parts };
  const found = changeProtected(change, segments, 5)?.parts ?? [];
  return found.flatMap(({ key, hidden }) => (hidden ? [String(key)] : []));
}

describe('the parts of a change', () => {
  test('of fewer than the limit in one window are hidden, with the next smallest there', () => {
    assert.deepEqual(hiddenIn([part('A', 60, 50), part('B', 36, 20), part('C', 4, 30)]), ['B', 'C']);
    assert.deepEqual(hiddenIn([part('A', 60, 66), part('B', 10, 30), part('C', 30, 4)]), ['B', 'C']);
  });

  test('are hidden until both windows keep them: what one window hides must be enough in the other too', () => {
    // C is small before, and with B there enough; of both only 3 were there after, so that A goes with them
    const parts = [part('A', 40, 40), part('B', 20, 0), part('C', 4, 3), part('D', 36, 57)];
    assert.deepEqual(hiddenIn(parts), ['A', 'B', 'C']);
  });

  test('are hidden alone where they are enough together, and shown from the limit on', () => {
    assert.deepEqual(hiddenIn([part('A', 80, 80), part('B', 3, 10), part('C', 2, 10)]), ['B', 'C']);
    assert.deepEqual(hiddenIn([part('A', 80, 80), part('B', 5, 5)]), []);
  });

  test('are hidden where their segment is, as a whole or in one of the periods compared', () => {
    const parts = [part('A', 50, 50), part('B', 50, 50)];
    const hidden = { value: null, low: null, high: null, n: null, hidden: 'small' } as const;
    assert.deepEqual(hiddenIn(parts, [segment('A', hidden)]), ['A']);
    const series = [{ period: '2024-01', ...hidden }];
    assert.deepEqual(hiddenIn(parts, [segment('A', { series })]), ['A']);
    assert.deepEqual(hiddenIn(parts, [segment('A', { series })], '2023-12'), []);
    assert.deepEqual(hiddenIn(parts, [segment('A', { ...hidden, by: 'plan' })]), []);
  });

  test('are judged within each dimension by itself, and none is hidden where nobody was', () => {
    assert.deepEqual(hiddenIn([part('A', 3, 50), part('B', 50, 50, 'plan'), part('C', 50, 50, 'plan')]), ['A']);
    assert.deepEqual(hiddenIn([part('A', 50, 50), part('B', 0, 50)]), []);
  });

  test('carry no figure at all once they are hidden', () => {
    const change: Change = {
      compare: 'previous',
      from: 'a',
      to: 'b',
      value: 1,
      low: 0,
      high: 2,
      verdict: 'up',
      detectable: 1,
    };
    const [only] = changeProtected({ ...change, parts: [part('A', 3, 50)] }, [], 5)?.parts ?? [];
    assert.deepEqual(only, { by: 'region', key: 'A', rate: null, mix: null, from: null, to: null, hidden: 'small' });
    assert.deepEqual(changeProtected(change, [], 5), change);
    assert.equal(changeProtected(null, [], 5), null);
  });
});
