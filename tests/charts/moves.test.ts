import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ControlMark } from '../../src/charts/index.js';
import { labelsOf, number, withClass } from './markup.js';
import { drawParts, partsRow, partsRows } from './moves-samples.js';
import { drawControl, drawLine, drawStackedBars, linePoint, marks } from './samples.js';

describe('the parts of a change', () => {
  test('are a full bar and a striped one for each group, longer where they did more', () => {
    const markup = drawParts({ width: 688 }, [partsRow('A', -3, 1), partsRow('B', -1.5, 0.5)]);
    const bars = withClass(markup, 'bar');
    assert.deepEqual(
      bars.map(({ attributes }) => attributes['class']),
      ['bar', 'bar striped', 'bar', 'bar striped'],
    );
    const [own = 0, share = 0, half = 0] = bars.map((bar) => number(bar, 'width'));
    assert.ok(Math.abs(own - 3 * share) < 0.1 && Math.abs(own - 2 * half) < 0.1);
    assert.equal(withClass(markup, 'stripes').length, 2);
  });

  test('begin at one zero, which is marked, to the left where they took and to the right where they gave', () => {
    const markup = drawParts({ width: 688 }, [partsRow('A', -3, 1)]);
    const [own, share] = withClass(markup, 'bar');
    const zero = number(withClass(markup, 'zero')[0], 'x1');
    assert.ok(Math.abs(number(own, 'x') + number(own, 'width') - zero) < 1.5);
    assert.ok(Math.abs(number(share, 'x') - zero) < 1.5);
  });

  test('are told by words behind each bar, and by why there are none', () => {
    for (const width of [256, 688]) {
      const words = labelsOf(drawParts({ width })).map(({ text }) => text);
      assert.ok(words.includes('▼ −3.1 own value'), String(width));
      assert.ok(words.includes('▼ −1.4 share') && words.some((text) => text.startsWith('hidden, fewer')));
    }
  });

  test('are mirrored in right-to-left pages', () => {
    const at = (direction: 'ltr' | 'rtl') => {
      const bar = withClass(drawParts({ width: 688, direction }, partsRows), 'bar')[0];
      return number(bar, 'x') + number(bar, 'width') / 2;
    };
    assert.ok(Math.abs(at('ltr') + at('rtl') - 688) < 0.1);
  });
});

describe('a line that does not compare throughout', () => {
  const path = (markup: string, kind: string) => withClass(markup, kind)[0]?.attributes['d'] ?? '';
  const six = Array.from({ length: 6 }, (_, i) => linePoint(i, 50 + i));

  test('is broken, with its band, before a point that stands apart', () => {
    const apart = six.map((point, i) => (i === 3 ? { ...point, apart: true } : point));
    for (const kind of ['line', 'band']) {
      assert.equal(path(drawLine({ width: 688 }, six), kind).match(/M/gu)?.length, 1, kind);
      assert.equal(path(drawLine({ width: 688 }, apart), kind).match(/M/gu)?.length, 2, kind);
    }
  });

  test('shows a point apart on both sides with its interval, and none is dashed over to an unfinished one', () => {
    const alone = six.map((point, i) => (i === 5 || i === 4 ? { ...point, apart: true, complete: i < 5 } : point));
    const markup = drawLine({ width: 688 }, alone);
    assert.equal(withClass(markup, 'whisker').length, 2);
    assert.equal(withClass(markup, 'line', 'unfinished')[0]?.attributes['d'], '');
  });

  test('is broken too where it is so dense that not every point is drawn', () => {
    const many = Array.from({ length: 2000 }, (_, i) => ({ ...linePoint(i, 50 + (i % 7)), apart: i === 1001 }));
    assert.equal(path(drawLine({ width: 256 }, many), 'line').match(/M/gu)?.length, 2);
  });

  test('has a centre from the first period with limits on', () => {
    const centre = (count: number) => {
      const bare = (mark: ControlMark, i: number) => (i < count ? { ...mark, low: null, high: null } : mark);
      const markup = drawControl({ width: 688 }, marks.map(bare));
      return number(withClass(markup, 'overall')[0], 'x1');
    };
    assert.ok(centre(6) > centre(0) + 100);
  });
});

describe('columns of periods', () => {
  test('carry the rules of events with their words, as lines do', () => {
    const markup = drawStackedBars({ width: 688 }, undefined, true, [{ position: 4.5, text: 'Release 5' }]);
    assert.equal(withClass(markup, 'event').length, 1);
    assert.ok(labelsOf(markup).some(({ text }) => text === 'Release 5'));
    assert.equal(withClass(drawStackedBars({ width: 688 }), 'event').length, 0);
  });
});
