import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { judgeRows } from '../../src/engine/limits.js';
import { byteDecoder } from '../../src/feeds/byte-decoder.js';
import { decodeFeed, defaultDecode, type DecodedFeed, type SourceContent } from '../../src/feeds/index.js';
import { finish } from '../../src/metric.js';
import { bytesOf, surveyUse, values } from './decoding.js';

/** A record's text by its number from 0. */
type Row = (row: number) => string;

const good: Row = (row) => `{"score":${row % 11},"responded_at":"2024-01-01T00:00:00+01:00","account_id":"a${row}"}`;

const listOf = (rows: number, at: Row): SourceContent =>
  bytesOf(`[${Array.from({ length: rows }, (_, row) => at(row)).join(',\n')}]`);
const linesOf = (rows: number, at: Row, lineEnd = '\n', last = lineEnd): SourceContent =>
  bytesOf(Array.from({ length: rows }, (_, row) => at(row)).join(lineEnd) + last);

/** What the reader of whole texts makes of a feed. */
const whole = (content: SourceContent): DecodedFeed => finish(decodeFeed(content, surveyUse));

/** What the reader of bytes makes of it while it arrives; null where it declines. */
function arriving(content: SourceContent): DecodedFeed | null {
  const decoder = byteDecoder({ contentType: content.contentType, decode: defaultDecode }, surveyUse);
  const [bytes = new Uint8Array()] = content.bytes ?? [];
  for (let at = 0; at < bytes.length; at += 65_536) decoder.push(bytes.subarray(at, at + 65_536));
  return finish(decoder.finish());
}

const shown = ({ received, records, issues }: DecodedFeed) => ({ received, used: records.size, issues });

/** Bytes in use once what nobody holds has gone. */
function memory(): number {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** What reading `content` leaves in memory as long as its feed is kept. */
function weightOf(content: SourceContent, read: (content: SourceContent) => DecodedFeed | null): number {
  const before = memory();
  const feed = read(content);
  const weight = memory() - before;
  assert.ok(feed);
  return weight;
}

/** What holds for feeds of `rows` rows of which some are bad, whichever reader takes them. */
export function badRows(rows: number): void {
  const bad = Math.floor(rows / 3);
  const readers = { whole, arriving };

  describe(`one bad row of ${rows}`, () => {
    for (const [name, read] of Object.entries(readers)) {
      test(`is set aside, counted and told by its number: ${name}`, () => {
        const feed = read(listOf(rows, (row) => (row === bad ? '{"score":"n/a"}' : good(row))));
        assert.ok(feed);
        const first = [{ row: bad + 1, seen: 'n/a', expected: 'number' }];
        assert.deepEqual(shown(feed), {
          received: rows,
          used: rows - 1,
          issues: [{ code: 'not_a_number', field: 'score', aside: true, count: 1, first }],
        });
        assert.deepEqual([...feed.records.rowNumbers.subarray(bad - 1, bad + 1)], [bad, bad + 2]);
        assert.deepEqual(judgeRows(feed.received, feed.issues), []);
      });
    }
  });

  describe(`lines of NDJSON, one bad of ${rows}`, () => {
    const badLine = '{"score": 3, "account_id": unquoted}';
    const issue = (row: number, seen = badLine) => [
      { code: 'not_a_record', field: null, aside: true, count: 1, first: [{ row, seen, expected: 'record' }] },
    ];
    const forms: Readonly<Record<string, () => readonly [content: SourceContent, row: number]>> = {
      'ended by LF': () => [linesOf(rows, (row) => (row === bad ? badLine : good(row))), bad + 1],
      'ended by CR LF': () => [linesOf(rows, (row) => (row === bad ? badLine : good(row)), '\r\n'), bad + 1],
      'with blank ones between them': () => [
        linesOf(rows, (row) => (row === bad ? badLine : good(row)), '\n\n'),
        2 * bad + 1,
      ],
      'behind a byte order mark': () => [
        linesOf(rows, (row) => (row ? (row === bad ? badLine : good(row)) : `\ufeff${good(0)}`)),
        bad + 1,
      ],
      'without a last line end': () => [linesOf(rows, (row) => (row === bad ? badLine : good(row)), '\n', ''), bad + 1],
      'with a last one that is bad': () => [linesOf(rows, (row) => (row === rows - 1 ? badLine : good(row))), rows],
    };
    for (const [form, make] of Object.entries(forms)) {
      test(`${form}: that one is told by its number, the rest is read`, () => {
        const [content, row] = make();
        const expected = { received: rows, used: rows - 1, issues: issue(row) };
        assert.deepEqual(shown(whole(content)), expected);
        const feed = arriving(content);
        assert.equal(feed === null, form === 'behind a byte order mark');
        if (feed) assert.deepEqual(shown(feed), expected);
      });
    }

    test('of 10 MB, bad or good', () => {
      const long = (text: string) => `{"score":1,"account_id":"${'x'.repeat(10_000_000)}"${text}`;
      for (const [text, used] of [
        ['}', rows],
        [',}', rows - 1],
      ] as const) {
        const content = linesOf(rows, (row) => (row === bad ? long(text) : good(row)));
        const feed = whole(content);
        assert.deepEqual([feed.received, feed.records.size], [rows, used]);
        assert.deepEqual(feed.issues, used === rows ? [] : issue(bad + 1, long(text).slice(0, 80)));
        assert.equal(
          String(values(feed, 'account_id')?.[bad]).length,
          used === rows ? 10_000_000 : `a${bad + 1}`.length,
        );
      }
    });

    test('or thirty: the first twenty are told, all are counted', () => {
      const content = linesOf(rows, (row) => (row % 50 === 7 && row < 1500 ? badLine : good(row)));
      for (const read of [whole, arriving]) {
        const feed = read(content);
        const [found] = feed?.issues ?? [];
        assert.deepEqual([feed?.received, feed?.records.size, found?.count], [rows, rows - 30, 30]);
        assert.deepEqual(
          found?.first.map(({ row }) => row),
          Array.from({ length: 20 }, (_, at) => 8 + 50 * at),
        );
      }
    });
  });

  describe(`all of ${rows} rows bad`, () => {
    const kinds = ['{"score":"x"}', '5', '{"score":[]}', 'null'];
    const contents = {
      list: () => listOf(rows, (row) => kinds[row % 4] ?? ''),
      lines: () => linesOf(rows, (row) => kinds[row % 4] ?? ''),
    };

    for (const [form, make] of Object.entries(contents)) {
      test(`leave exact counts, the first twenty of each kind, and an error in place of a figure: ${form}`, () => {
        const content = make();
        const feeds = [whole(content), arriving(content)];
        for (const feed of feeds) {
          assert.ok(feed);
          const { issues, received, records } = feed;
          assert.deepEqual([received, records.size], [rows, 0]);
          assert.deepEqual(
            issues.map(({ code }) => code),
            ['not_a_number', 'not_a_record'],
          );
          assert.deepEqual(
            issues.map(({ count, first }) => [count, first.length]),
            [
              [rows / 2, 20],
              [rows / 2, 20],
            ],
          );
          assert.throws(() => judgeRows(received, issues), { code: 'all_rows_bad' });
        }
      });
    }

    if (rows >= 100_000)
      test('weigh no more than good ones, wherever the bad values stand', () => {
        for (const read of [whole, arriving]) {
          const weight = weightOf(listOf(rows, good), read);
          const worst = [...kinds, '{"score":9,"responded_at":"y"}'].map((kind) =>
            weightOf(
              listOf(rows, () => kind),
              read,
            ),
          );
          for (const each of worst) assert.ok(each <= 1.2 * weight + 200_000, `${each} against ${weight}`);
        }
      });
  });
}
