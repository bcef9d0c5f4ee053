import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { allImports, importsOf, objection } from './imports.js';

describe('the import rule', () => {
  test('no file imports from a layer or a package that its own layer may not know', () => {
    const objections = allImports()
      .map(objection)
      .filter((each) => each !== null);
    assert.deepEqual(objections, []);
  });

  test('reads hundreds of imports, so that an empty answer means something', () => {
    assert.ok(allImports().length > 100);
  });

  const wrong: readonly [file: string, line: string][] = [
    ['src/stats/wilson.ts', "import { html } from 'lit';"],
    ['src/stats/wilson.ts', "import { cut } from '../calendar/index.js';"],
    ['src/metrics/nps.ts', "import type { Handle } from '../engine/contract.js';"],
    ['src/charts/line.ts', "import { en } from '../text/en.js';"],
    ['src/views/summary.ts', "import {\n  line,\n  max,\n} from 'd3';"],
    ['src/element/metric-element.ts', "const { rows } = await import('../engine/rows.js');"],
    ['src/element/metric-element.ts', "export * from '../metrics/index.js';"],
    ['src/feeds/survey.ts', "import * as z from 'zod';"],
    ['src/engine/rows.ts', "import 'node:fs';"],
    ['components/support-nps.ts', "import { connect } from '../src/engine/client.js';"],
    ['demo/portal.js', "import { LitElement } from 'lit';"],
    ['src/elsewhere/thing.ts', "import './other.js';"],
  ];
  for (const [file, line] of wrong) {
    test(`catches ${JSON.stringify(line)} in ${file}`, () => {
      const [only, ...more] = importsOf(file, `/** A comment: import 'x' */\n${line}\n`);
      assert.ok(only !== undefined && more.length === 0);
      assert.notEqual(objection(only), null);
    });
  }

  const right: readonly [file: string, line: string][] = [
    ['src/element/feed.ts', "import { connect } from '../engine/client.js';"],
    ['src/charts/line.ts', "import { scaleLinear } from 'd3';"],
    ['src/feeds/survey.ts', "import * as z from 'zod/mini';"],
    ['components/support-nps.ts', "import { MetricElement } from '../src/element/metric-element.js';"],
    ['src/stats/newcombe.ts', "import type { Interval } from './interval.js';"],
  ];
  for (const [file, line] of right) {
    test(`allows ${JSON.stringify(line)} in ${file}`, () => {
      assert.deepEqual(importsOf(file, line).map(objection), [null]);
    });
  }
});
