import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isPlain, neededInWidth, neededToShow, surelyNeeded, type TileNeeding } from '../../src/element/tile-needs.js';
import type { Needs } from '../../src/element/supplies.js';
import { FeedError, type Measure } from '../../src/metric.js';
import { textFor } from '../../src/text/index.js';
import type { Picture } from '../../src/views/context.js';
import { besideValue, furtherStyles, tables } from '../../src/views/index.js';
import { Later, LaterPicture } from '../../src/views/later.js';
import { happenings } from '../../src/views/line.js';
import { sampleMeasure } from './helpers/measures.js';

const text = textFor('en');
/** A measure that the first words say all of. */
const plain = sampleMeasure({ notes: [], events: [] });
const withFacts = (measure: Measure): Measure => ({ ...measure, unit: 'hours' });
const happened = [{ at: 0, until: null, text: 'Release 5', kind: 'release', metrics: [] }];

const picture: Picture = {
  view: () => assert.fail('nothing is drawn to know what is needed'),
  charts: () => [],
};
const coming = async (): Promise<Picture> => picture;
const loyalty = new LaterPicture(coming, ['loyalty']);
const part = new Later(async () => 1);
const nothing = { words: [], parts: [] };

/** Parts look alike to whoever compares them, so they are called by names. */
const names = new Map<Later<unknown>, string>([
  [loyalty, 'view'],
  [part, 'part'],
  [tables, 'tables'],
  [furtherStyles, 'rules'],
  [besideValue, 'figures'],
  [happenings, 'events'],
]);
const named = ({ words, parts }: Needs) => ({ words, parts: parts.map((each) => names.get(each)) });

/** A summary on no board, whose width nobody may ask for, with `changes`. */
function tile(changes: Partial<TileNeeding> = {}): TileNeeding {
  return {
    asked: { view: 'summary', by: [], benchmark: null, events: [] },
    later: undefined,
    drawer: picture,
    isTable: false,
    hasFacts: false,
    choosing: nothing,
    failure: null,
    width: () => assert.fail('the page is laid out for nothing'),
    ...changes,
  };
}

const asked = (changes: Partial<TileNeeding['asked']>): TileNeeding['asked'] => ({ ...tile().asked, ...changes });
const onBoard = { words: ['asking' as const], parts: [part] };

const shown = (about: TileNeeding, measure: Measure | null) => named(neededToShow(about, measure, text));
const surely = (about: TileNeeding) => named(surelyNeeded(about));
const inWidth = (about: TileNeeding) => named(neededInWidth(about));

describe('to show a measure', () => {
  test('the first words and the first rules do for a summary of a value', () => {
    assert.deepEqual(shown(tile(), plain), nothing);
  });

  test('words come for what it has beside the value', () => {
    assert.deepEqual(shown(tile(), withFacts(plain)), { words: ['figures'], parts: [] });
  });

  test('a picture comes that others do without, with its words and the rules of what it draws', () => {
    const needs = shown(tile({ asked: asked({ view: 'waterfall' }), later: loyalty }), plain);
    assert.deepEqual(needs, { words: ['loyalty'], parts: ['view', 'rules'] });
  });

  test('a picture that is drawn by the first rules comes without others', () => {
    const needs = shown(tile({ asked: asked({ view: 'trend' }), later: loyalty }), plain);
    assert.deepEqual(needs, { words: ['loyalty'], parts: ['view'] });
  });

  test('a table in place of the picture comes with its words and rules, and the picture with it', () => {
    const needs = shown(tile({ asked: asked({ view: 'trend' }), later: loyalty, isTable: true }), plain);
    assert.deepEqual(needs, { words: ['loyalty', 'tables'], parts: ['view', 'rules', 'tables'] });
  });

  test('what draws events comes where the measure has some, whatever the page says', () => {
    assert.deepEqual(shown(tile(), { ...plain, events: happened }).parts, ['events']);
    assert.deepEqual(shown(tile({ asked: asked({ events: happened }) }), plain).parts, []);
  });

  test('what the picture draws of the measure in the width of the tile comes too', () => {
    const needs = (measure: Measure, width: number): readonly Later<unknown>[] =>
      measure === plain && width === 440 ? [part] : [];
    const drawer = { ...picture, needs };
    assert.deepEqual(shown(tile({ drawer, width: () => 440 }), plain).parts, ['part']);
    assert.deepEqual(shown(tile({ drawer, width: () => 439 }), plain).parts, []);
  });

  test('readers need what they choose by on a board, and the words for what is asked there', () => {
    assert.deepEqual(shown(tile({ choosing: onBoard }), plain), { words: ['asking'], parts: ['part'] });
  });

  test('a failure that is told beside it has its words', () => {
    const failure = new FeedError('network');
    assert.deepEqual(shown(tile({ failure }), plain), { words: ['failures'], parts: [] });
  });
});

describe('to say why there is no measure', () => {
  test('nothing is needed where nothing went wrong, whatever would be drawn', () => {
    const needs = { ...picture, needs: () => [part] };
    assert.deepEqual(shown(tile({ drawer: needs, later: loyalty, isTable: true }), null), nothing);
  });

  test('the words of failures are, with those of rows where these are why', () => {
    const words = (failure: FeedError) => shown(tile({ failure }), null).words;
    const issue = { code: 'out_of_range', field: 'score', count: 7, aside: true, first: [] } as const;
    assert.deepEqual(words(new FeedError('http')), ['failures']);
    assert.deepEqual(words(new FeedError('too_many_bad', {}, [issue])), ['failures', 'issues']);
  });

  test('what the page asks is said too, but nothing can be chosen', () => {
    const failure = new FeedError('http');
    assert.deepEqual(shown(tile({ failure, choosing: onBoard }), null), {
      words: ['failures', 'asking'],
      parts: [],
    });
  });
});

describe('whatever the answer is', () => {
  test('a plain summary will need nothing more', () => {
    assert.deepEqual(surely(tile()), nothing);
  });

  test('a summary with facts will need their words and what draws them beside the value', () => {
    assert.deepEqual(surely(tile({ hasFacts: true })), { words: ['figures', 'notes'], parts: ['figures'] });
  });

  test('another view of such a measure will need their words alone, and its own', () => {
    const needs = surely(tile({ hasFacts: true, asked: asked({ view: 'trend' }), later: loyalty }));
    assert.deepEqual(needs, { words: ['figures', 'notes', 'loyalty'], parts: ['view'] });
  });

  test('a benchmark will need the words of comparisons, and events what draws them', () => {
    const needs = surely(tile({ asked: asked({ benchmark: { value: 30 }, events: happened }) }));
    assert.deepEqual(needs, { words: ['comparisons'], parts: ['events'] });
  });

  test('readers will need what they choose by on a board; the words wait for something to be said', () => {
    assert.deepEqual(surely(tile({ choosing: onBoard })), { words: [], parts: ['part'] });
  });
});

describe('in the width that a tile has', () => {
  const ahead = (by: readonly string[], width: number): readonly Later<unknown>[] =>
    by.includes('region') && width === 680 ? [part] : [];
  const wide = { drawer: { ...picture, ahead }, asked: asked({ by: ['region'] }), width: () => 680 };

  test('a summary may need more for the dimensions that the page asks for', () => {
    assert.deepEqual(inWidth(tile(wide)), { words: [], parts: ['part'] });
    assert.deepEqual(inWidth(tile({ ...wide, width: () => 679 })), nothing);
    assert.deepEqual(inWidth(tile({ ...wide, asked: asked({ by: ['product'] }) })), nothing);
  });

  test('a view that is fetched needs nothing, and nobody asks how wide it is', () => {
    assert.deepEqual(inWidth(tile({ drawer: wide.drawer, asked: wide.asked, later: loyalty })), nothing);
  });
});

test('the rules that every element has do for the views that nearly all have, unless a table stands in their place', () => {
  const plainOnes = (['summary', 'trend', 'distribution', 'segments', 'table', 'waterfall'] as const).filter((view) =>
    isPlain(view, false),
  );
  assert.deepEqual(plainOnes, ['summary', 'trend', 'distribution', 'segments']);
  assert.equal(isPlain('trend', true), false);
});
