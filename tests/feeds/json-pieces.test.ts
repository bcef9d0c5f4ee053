import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { decodeFeed, defaultDecode } from '../../src/feeds/index.js';
import { parsePieces } from '../../src/feeds/json-pieces.js';
import { FeedError, finish } from '../../src/metric.js';
import { surveyUse } from './decoding.js';

const encoder = new TextEncoder();
const inPieces = (text: string, size = 1) => finish(parsePieces(encoder.encode(text), size));

/** What JSON.parse says, `null` where it throws; a mark at the start of bytes is no part of their text. */
function whole(text: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(text.replace(/^\uFEFF/, '')) as unknown };
  } catch {
    return null;
  }
}

/** Names in their order, so that a different order of members is a difference. */
const written = (read: { readonly value: unknown } | null) => read && JSON.stringify(read.value);

const shapes = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.array(fc.dictionary(fc.string({ maxLength: 4 }), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 4 })),
  fc.record({ meta: fc.jsonValue({ maxDepth: 2 }), rows: fc.array(fc.jsonValue({ maxDepth: 2 })) }),
);

const texts = fc
  .tuple(shapes, fc.constantFrom(undefined, 1, '\t'), fc.constantFrom('', ' ', '\r\n'))
  .map(([value, indent, blank]) => blank + JSON.stringify(value, null, indent) + blank);

/** One change that may leave a text that is no JSON, or another JSON. */
const changes = fc.tuple(
  fc.nat(),
  fc.constantFrom('', ',', ',,', '[', ']', '{', '}', '"', ':', '\\', '1', ' ', '\u0000', '\uFEFF', '\u00A0'),
);

describe('parsePieces', () => {
  test('reads every object and list as JSON.parse does, however small the pieces', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 40 }), (text, size) => {
        const read = inPieces(text, size);
        if (/^\s*[[{]/.test(text)) assert.equal(written(read), written(whole(text)));
        else assert.equal(read, null);
      }),
      { numRuns: 600 },
    );
  });

  test('reads no text that JSON.parse refuses, and none differently', () => {
    fc.assert(
      fc.property(texts, changes, fc.boolean(), fc.integer({ min: 1, max: 12 }), (text, [at, mark], instead, size) => {
        const place = at % (text.length + 1);
        const changed = text.slice(0, place) + mark + text.slice(place + (instead ? 1 : 0));
        const read = inPieces(changed, size);
        if (read !== null) assert.equal(written(read), written(whole(changed)));
      }),
      { numRuns: 2000 },
    );
  });

  test('takes the hostile for what JSON.parse takes them', () => {
    const hostile = [
      '[1,2,]',
      '[1,,2]',
      '[,1]',
      '[   ,1]',
      '[1],[2]',
      '[1}',
      '{"a":1]',
      '{"a":1,}',
      '{,"a":1}',
      '{"a" 1}',
      '{1:2}',
      '{"a":1}{"b":2}',
      '{"a":[1,2],"a":[3]}',
      '{"2":1,"1":2,"__proto__":{"x":1},"constructor":3}',
      '[{"__proto__":{"x":1}}]',
      '["\\"],[\\\\",1]',
      '["a\\u005d",2]',
      '["\u2028"]',
      '["a\nb"]',
      '[1e400,-0,1E-2]',
      '[01]',
      '{"rows":[],"a":[[]]}',
      '{"a":nul,"b":1}',
      '[' + '['.repeat(40) + ']'.repeat(40) + ']',
      '\u00A0[1]',
      '[1]\u00A0',
      '[1',
      '["a',
      '{"a":"b',
    ];
    for (const text of hostile) {
      for (const size of [1, 3, 1000]) {
        const read = inPieces(text, size);
        if (read !== null) assert.equal(written(read), written(whole(text)), text);
      }
    }
    assert.equal(written(inPieces('{"2":1,"1":2,"__proto__":{"x":1}}')), '{"1":2,"2":1,"__proto__":{"x":1}}');
  });

  test('leaves nesting deeper than 32 and bytes that are no UTF-8 to the whole text', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    assert.notEqual(inPieces(nested(32)), null);
    assert.equal(inPieces(nested(33)), null);
    assert.equal(finish(parsePieces(Uint8Array.of(0x5b, 0x22, 0xff, 0x22, 0x5d))), null);
    assert.equal(finish(parsePieces(Uint8Array.of(0x5b, 0x00, 0x5d, 0x00))), null);
  });

  test('takes a byte order mark off the start alone', () => {
    assert.deepEqual(inPieces('\uFEFF[1, 2]'), { value: [1, 2] });
    assert.equal(inPieces('[1,\uFEFF2]'), null);
  });

  test('gives way the more often the longer the text, within one value too', () => {
    const steps = (text: string) => Array.from(parsePieces(encoder.encode(text))).length;
    const rows = (count: number) =>
      `{"rows": [${Array.from({ length: count }, (_, row) => `{"row": ${row}}`).join()}]}`;
    assert.ok(steps(rows(100_000)) >= 15);
    assert.ok(steps(rows(100_000)) > 8 * steps(rows(10_000)));
    assert.ok(steps(`[[${'1,'.repeat(1_000_000)}1]]`) >= 6);
  });
});

describe('a large JSON feed', () => {
  const rows = Array.from(
    { length: 20_000 },
    (_, row) => `{"score": ${row % 11}, "comment": "${'–'.repeat(10)} ${row}"}`,
  );
  const good = `{"meta": {"as_of": "2025-01-01T00:00:00Z"}, "rows": [${rows.join(',\n')}]}`;

  function decoded(text: string | Uint8Array) {
    const bytes = typeof text === 'string' ? encoder.encode(text) : text;
    const content = { bytes: [bytes], data: null, contentType: null, decode: defaultDecode };
    return finish(decodeFeed(content, surveyUse));
  }

  function refusal(text: string | Uint8Array): unknown {
    try {
      decoded(text);
    } catch (error) {
      return error instanceof FeedError ? [error.code, error.details] : error;
    }
    return null;
  }

  test('is decoded as a small one is', () => {
    const { records, received, issues } = decoded(good);
    assert.ok(encoder.encode(good).length > 1_048_576);
    assert.deepEqual([received, records.size, issues], [20_000, 20_000, []]);
    assert.deepEqual(records.columns['score']?.at(19_999), 19_999 % 11);
  });

  test('fails with the code and the place that the whole text fails with', () => {
    assert.deepEqual(refusal(good.slice(0, -2)), ['truncated', {}]);
    assert.deepEqual(refusal(`${good}]`), ['not_json', { position: good.length }]);
    const [bytes] = [encoder.encode(good)];
    bytes[1_000_000] = 0xff;
    assert.deepEqual(refusal(bytes), ['encoding', { offset: 1_000_000 }]);
    assert.deepEqual(refusal(good.replace('"score": 3', `"score": ${'['.repeat(40)}${']'.repeat(40)}`)), [
      'depth',
      { limit: 32 },
    ]);
  });

  test('is NDJSON where each line is a value', () => {
    assert.equal(decoded(rows.concat(rows).join('\n')).received, 40_000);
  });
});
