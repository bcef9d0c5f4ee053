import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { importedAtOnce } from '../../.config/build/at-once.js';
import { handingOut, takingOver } from '../../.config/build/exports-by-own-names.js';
import { markOf, withAddresses } from '../../.config/build/files-beside.js';
import { waveOf } from '../../.config/build/in-one-wave.js';
import { fromDigits, movedBy, toDigits } from '../../.config/build/source-map.js';
import { tightSheet } from '../../.config/build/without-indents.js';
import { namesExported } from '../../.config/build/without-unusable-verbs.js';
import { withUsedMethods } from '../../.config/build/without-unused-methods.js';
import { filesUnder } from '../../.scripts/files.mjs';

describe('the digits of a source map', () => {
  /* Base64 by "Source map format specification", ECMA-426, 2024: five bits a digit, the lowest first, and of all the lowest is the sign. */
  const numbers: readonly [number: number, digits: string][] = [
    [0, 'A'],
    [1, 'C'],
    [15, 'e'],
    [16, 'gB'],
    [123, '2H'],
    [1000, 'w+B'],
  ];
  for (const [number, digits] of numbers) {
    test(`${digits} are ${number}, both ways`, () => {
      assert.equal(fromDigits(digits), number);
      assert.equal(toDigits(number), digits);
    });
  }

  test('say by an odd first one that the number is less than nothing', () => {
    assert.equal(fromDigits('D'), -1);
    assert.equal(fromDigits('f'), -15);
    assert.equal(fromDigits('hB'), -16);
  });
});

describe('a source map of a file whose imports became longer or shorter', () => {
  test('has what comes next so much later, and all that is told from there as it was', () => {
    const map = '{"names":["AAAA"],"mappings":"AAAA,CAAC;EAEA"}';
    assert.equal(movedBy(5, map), '{"names":["AAAA"],"mappings":"KAAA,CAAC;EAEA"}');
  });

  test('has it so much earlier, behind lines and a start of the imports without sources', () => {
    assert.equal(movedBy(-3, '{"mappings":";A,gEAAA,CAAC"}'), '{"mappings":";A,6DAAA,CAAC"}');
  });

  test('stays as it is where the file has no mappings', () => {
    assert.equal(movedBy(5, '{"mappings":""}'), '{"mappings":""}');
  });
});

describe('names that files hand to each other', () => {
  const own = new Map([['elements/core.js', new Map([['t', 'a']])]]);

  test('are those that the file itself has, but for the long ones, which others ask for', () => {
    const { code, own: names } = handingOut('let a=1,b=2,c=3;export{a as t,b as nps,c};');
    assert.equal(code, 'let a=1,b=2,c=3;export{a,b as nps,c};');
    assert.deepEqual(
      [...names],
      [
        ['t', 'a'],
        ['c', 'c'],
      ],
    );
  });

  test('are taken by these names, for what the taking file calls them', () => {
    const code = 'import{t as x,nps as y}from"./core.js";x(y)';
    assert.equal(takingOver(code, 'elements/nps.js', own), 'import{a as x,nps as y}from"./core.js";x(y)');
    assert.equal(takingOver('import{t as a}from"./core.js"', 'elements/nps.js', own), 'import{a}from"./core.js"');
    assert.equal(takingOver('import{t}from"./core.js"', 'elements/nps.js', own), 'import{a as t}from"./core.js"');
  });

  test('are left alone where they come from another folder', () => {
    const code = 'import{t as x}from"../engine/core.js"';
    assert.equal(takingOver(code, 'elements/nps.js', own), code);
  });
});

describe('files beside', () => {
  test('are engines, metrics, how they count and other languages, and not what every page needs', () => {
    const marks = ['engine/rows', 'metrics/nps', 'metrics/counting/nps', 'text/ja', 'text/en', 'engine/client'];
    assert.deepEqual(
      marks.map((file) => markOf(`/kit/src/${file}.ts`)),
      [
        'support-metrics:engine-rows',
        'support-metrics:engine-nps',
        'support-metrics:engine-counting-nps',
        'support-metrics:words-ja',
        null,
        null,
      ],
    );
  });

  test('have addresses as seen from the file that imports them', () => {
    const code = 'import("support-metrics:engine-counting-nps"), import("support-metrics:words-ja")';
    assert.equal(withAddresses(code, 'cli.js'), 'import("./engine/counting-nps.js"), import("./words/ja.js")');
    assert.equal(withAddresses(code, 'tags/a.js'), 'import("../engine/counting-nps.js"), import("../words/ja.js")');
    assert.equal(
      withAddresses('new Worker(SUPPORT_METRICS_WORKER)', 'tags/a.js'),
      'new Worker(new URL("../engine-rows.js", import.meta.url))',
    );
  });

  test('stay files in a whole one, which imports all else at its head', () => {
    const code = "f((await import('./trend.js')).trend, (await import('../engine/rows.js')).open)";
    assert.equal(
      importedAtOnce(code),
      "import { trend as later0 } from './trend.js';f(later0, (await import('../engine/rows.js')).open)",
    );
  });
});

describe('the wave of a file that comes later', () => {
  const chunks = {
    'elements/nps.js': { imports: ['elements/core.js'] },
    'elements/core.js': { imports: [] },
    'elements/trend.js': { imports: ['elements/core.js', 'elements/axis.js'] },
    'elements/axis.js': { imports: ['elements/ticks.js'] },
    'elements/ticks.js': { imports: [] },
    'engine/rollups.js': { imports: ['engine/shares.js'] },
    'engine/shares.js': { imports: [] },
    'engine/rows.js': { imports: ['engine/rollups.js'] },
    'engine/nps.js': { imports: ['engine/rollups.js'] },
    'engine/counting-nps.js': { imports: ['engine/nps.js', 'engine/rows.js', 'engine/linking.js'] },
    'engine/linking.js': { imports: ['engine/shares.js'] },
  };

  test('holds all that it imports, one after the other, but for what the asking file has loaded', () => {
    assert.deepEqual(waveOf('elements/trend.js', 'elements/nps.js', chunks), [
      'elements/trend.js',
      'elements/axis.js',
      'elements/ticks.js',
    ]);
  });

  test('holds nothing of an engine that is asked for before a metric is', () => {
    assert.deepEqual(waveOf('engine/counting-nps.js', 'elements/nps.js', chunks), [
      'engine/counting-nps.js',
      'engine/linking.js',
    ]);
  });
});

describe('what is left out', () => {
  test('of a sheet is what only its readers need', () => {
    const sheet =
      '/* Rows. */\ntr:hover > td , th {\n  color: red;\n  width: calc(100% - 1px);\n}\n@media print { a { top: 0; } }';
    assert.equal(tightSheet(sheet), ' tr:hover > td,th{color:red;width:calc(100% - 1px)}@media print{a{top:0}}');
  });

  test('of styles keep the blanks between what is put in', () => {
    assert.equal(
      tightSheet('a { margin: ${top} ${left}; } b { top: ${top} }'),
      'a{margin:${top} ${left}}b{top:${top}}',
    );
  });

  test('of arquero are sources of which every name is known', () => {
    const source = [
      'export function derive() {}',
      'export async function load() {}',
      'export function* scan() {}',
      'export const desc = 1;',
      'export class Verb {}',
      'export default function unnamed() {}',
      '  export const inside = 1;',
      'function own() {}',
    ];
    assert.deepEqual(namesExported(source.join('\n')), ['derive', 'load', 'scan', 'desc', 'Verb']);
  });

  test('of its tables are methods that nothing calls', () => {
    const kept = '  numRows() {\n    return this._nrows;\n  }';
    const others = ['get size() {', '*values() {', '[Symbol.iterator]() {', 'filter(by) {\n    if (by) {\n    }'];
    const methods = others.map((head) => `  ${head}\n    return null;\n  }`);
    const table = ['class Table {', ...methods, kept, '}'].join('\n');
    assert.equal(withUsedMethods(table), ['class Table {', '', '', '', '', kept, '}'].join('\n'));
  });
});

describe('what elements fetch with its first use', () => {
  const folders = ['components', 'src/charts', 'src/element', 'src/text', 'src/views'];
  const files = folders.flatMap(filesUnder).filter((file) => file.endsWith('.ts'));
  const comesLater = /\bimport\('\.[^']*'\)/u;

  test('is asked for in a way that one file takes at once: any other keeps all of d3 in it', () => {
    const asking = files.filter((file) => comesLater.test(readFileSync(file, 'utf8')));
    assert.ok(asking.length > 20);
    const left = asking.filter((file) => comesLater.test(importedAtOnce(readFileSync(file, 'utf8'))));
    // These ask for files beside: the search, the reading of a dashboard's file, and languages other than English.
    const beside = ['src/element/cases/finder.ts', 'src/element/dashboard/configuration.ts', 'src/text/index.ts'];
    assert.deepEqual(left, beside);
  });
});
