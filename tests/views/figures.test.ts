import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { allWords, loadText, textFor } from '../../src/text/index.js';
import { figures } from './by-name.js';
import { toCSV, type FigureTable } from '../../src/views/index.js';
import { empty, negative, noSeries, tiny, typical } from '../fixtures/measures.js';

const en = await loadText('en-GB', allWords);
const ja = await loadText('ja', allWords);

function column(table: FigureTable, key: string): readonly (string | number | null)[] {
  const index = table.columns.findIndex((candidate) => candidate.key === key);
  return table.rows.map((row) => row[index] ?? null);
}

function tableOf(...cells: readonly (string | number | null)[]): FigureTable {
  const columns = cells.map(() => ({ key: 'item' as const, label: 'Figure', numeric: false }));
  return { caption: '', columns, rows: [cells], shown: [] };
}

function cellOf(cell: string | number | null): string {
  return toCSV(tableOf(cell)).split('\r\n').slice(1, -1).join('\r\n');
}

describe('figures', () => {
  test('of the trend are its periods, unrounded as computed and rounded as written', () => {
    const table = figures(typical, 'trend', en);
    assert.deepEqual(table.rows[0], ['Jan 2022', 52.25, 47, 57, 130, null]);
    assert.deepEqual(table.shown[0], ['Jan 2022', '52', '47', '57', '130', '']);
    assert.deepEqual(table.rows.at(-1), ['Dec 2024', 72.25, 59, 85, 41, 'so far']);
    assert.equal(table.rows.length, 36);
  });

  test('of the distribution are its answers', () => {
    const table = figures(typical, 'distribution', en);
    assert.deepEqual(table.shown[10], ['10', 'Promoters', '2,165', '42.3%']);
    assert.equal(table.rows.length, 11);
  });

  test('of the segments are sorted by value, hidden ones last and without any figure', () => {
    const table = figures(typical, 'segments', en);
    assert.deepEqual(column(table, 'segment'), [
      'North America',
      'EMEA',
      'Asia Pacific and Japan',
      '(not set)',
      'Latin America',
      'Antarctica',
    ]);
    assert.deepEqual(table.rows.at(-1), [
      'Region',
      'Antarctica',
      null,
      null,
      null,
      null,
      null,
      'hidden to protect fewer than 5 answers',
    ]);
    assert.deepEqual(column(table, 'remark').slice(0, 2), ['higher than the rest', null]);
  });

  test('of the summary and the table are all of them', () => {
    const table = figures(typical, 'summary', en);
    assert.deepEqual(table.rows, figures(typical, 'table', en).rows);
    assert.equal(table.rows.length, 1 + 1 + 2 + 3 + 36 + 6);
    assert.deepEqual(table.rows[0]?.slice(0, 6), ['All', 'NPS', 62.4146, 60.31, 64.42, 5123]);
  });

  test('of nothing are none, and a column that nothing stands in is left out', () => {
    assert.equal(figures(empty, 'trend', en).rows.length, 0);
    assert.ok(!figures(noSeries, 'table', en).columns.some(({ key }) => key === 'rest'));
  });

  test('have one text for every cell, in every view and language', () => {
    for (const measure of [typical, tiny, empty, noSeries, negative]) {
      for (const view of ['summary', 'trend', 'distribution', 'segments', 'table'] as const) {
        for (const text of [en, ja]) {
          const { columns, rows, shown } = figures(measure, view, text);
          assert.equal(shown.length, rows.length);
          for (const row of [...rows, ...shown]) assert.equal(row.length, columns.length);
          for (const words of shown.flat()) assert.doesNotMatch(words, /undefined|NaN|null|-0|−0(?![.\d])/u);
        }
      }
    }
  });
});

describe('CSV', () => {
  test('keeps numbers as computed, negative ones too, with a decimal point', () => {
    assert.equal(cellOf(-20), '-20');
    assert.equal(cellOf(62.4146), '62.4146');
    assert.equal(cellOf(-0), '0');
    assert.equal(cellOf(null), '');
    assert.match(toCSV(figures(negative, 'trend', textFor('de'))), /\r\n.*,-27\.75,-33,-23,130,/u);
  });

  test('quotes commas, quotes and line breaks by doubling (RFC 4180)', () => {
    assert.equal(cellOf('a,b'), '"a,b"');
    assert.equal(cellOf('say "hi"'), '"say ""hi"""');
    assert.equal(cellOf('a\nb'), '"a\nb"');
    assert.equal(toCSV(tableOf('a', 'b')), 'Figure,Figure\r\na,b\r\n');
  });

  test('puts an apostrophe before every text that a spreadsheet could run', () => {
    for (const start of ['=', '+', '-', '@', '\t', '\0', '＝', '＋', '－', '＠', '−']) {
      assert.ok(cellOf(`${start}1+1`).startsWith("'"), JSON.stringify(start));
    }
    for (const start of ['\r', '\n']) assert.ok(cellOf(`${start}=1`).startsWith(`"'`), JSON.stringify(start));
  });

  test('sees a formula behind blanks and characters that show nothing', () => {
    for (const before of [
      ' ',
      '\u00a0',
      '\u3000',
      '\u200b',
      '\ufeff',
      '\u2060',
      '\u202e',
      '\u0007',
      '\u3164',
      ' \u200b ',
    ]) {
      assert.equal(cellOf(`${before}=HYPERLINK`), `'${before}=HYPERLINK`, JSON.stringify(before));
    }
  });

  test('guards heads as well, and leaves harmless texts alone', () => {
    const table = { ...tableOf('a'), columns: [{ key: 'item' as const, label: '=cmd', numeric: false }] };
    assert.ok(toCSV(table).startsWith("'=cmd\r\n"));
    for (const text of ['EMEA', '(not set)', '2024', 'a=b', "o'clock", '１', '']) assert.equal(cellOf(text), text);
  });

  test('holds no figure of a hidden segment', () => {
    const lines = toCSV(figures(typical, 'segments', en)).split('\r\n');
    assert.equal(lines.at(-2), 'Region,Antarctica,,,,,,hidden to protect fewer than 5 answers');
  });
});
