import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { html, nothing, svg } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import {
  chartRules,
  choiceRules,
  furtherChartRules,
  pointingRules,
  staticStyles,
  toStatic,
} from '../../src/charts/index.js';
import { palette } from '../../src/charts/static-styles.js';

/** A value that is known only when the template is written. */
function given<Value>(value: Value): Value {
  return value;
}

describe('writing templates without a document', () => {
  test('texts and attributes are escaped', () => {
    assert.equal(
      toStatic(html`<p title=${given('"\'&')}>${given('<b>&')}</p>`),
      '<p title="&quot;&#39;&amp;">&lt;b&gt;&amp;</p>',
    );
  });

  test('templates nest, lists follow one another, and nothing is nothing', () => {
    const items = ['a', 'c'].map((item) => html`<b>${item}</b>`);
    assert.equal(toStatic(html`<i>${items}</i>`), '<i><b>a</b><b>c</b></i>');
    assert.equal(toStatic([nothing, null, undefined, svg`<g></g>`, 0, -1.5]), '<g></g>0-1.5');
  });

  test('an attribute may have several parts, quoted or not', () => {
    assert.equal(
      toStatic(html`<p class="a ${given('b')} c${given(1)}" id=${given('x')}></p>`),
      '<p class="a b c1" id="x"></p>',
    );
    assert.equal(toStatic(html`<p class="${given('a')}"></p>`), '<p class="a"></p>');
  });

  test('an attribute of nothing is left out, one of null is empty', () => {
    assert.equal(toStatic(html`<p class=${nothing} lang=${given(null)}>x</p>`), '<p lang="">x</p>');
    assert.equal(toStatic(html`<p class="a ${nothing}" lang=${given('en')}>x</p>`), '<p lang="en">x</p>');
  });

  test('a switch is written or left out', () => {
    assert.equal(toStatic(html`<p ?hidden=${given(true)} ?inert=${given(false)}></p>`), '<p hidden=""></p>');
  });

  test('listeners and properties are left out', () => {
    assert.equal(toStatic(html`<p @click=${() => 1} .data=${{}} lang=${given('en')}></p>`), '<p lang="en"></p>');
  });

  test('a bracket in a value does not confuse what follows', () => {
    assert.equal(
      toStatic(html`<p title=${given('a>b<c =')}>${given('x=')}<i id=${given('y')}></i></p>`),
      '<p title="a&gt;b&lt;c =">x=<i id="y"></i></p>',
    );
  });

  test('what no XML may hold is replaced', () => {
    assert.equal(toStatic(html`<p>${given('a\u0000\u001b\ud800b')}</p>`), '<p>a\ufffd\ufffd\ufffdb</p>');
    assert.equal(toStatic(html`<p>${given('👩‍👧')}</p>`), '<p>👩‍👧</p>');
  });

  test('objects and directives are refused', () => {
    assert.throws(() => toStatic(html`<p>${{ a: 1 }}</p>`), TypeError);
    assert.throws(() => toStatic(html`<p class=${classMap({ a: true })}></p>`), TypeError);
  });
});

describe('the rules of charts', () => {
  test('name every colour by a custom property, and a file has literal colours only', () => {
    const named = [
      ...(chartRules + furtherChartRules + pointingRules + choiceRules).matchAll(/var\(--support-([a-z]+)\)/gu),
    ].map(([, name]) => name ?? '');
    assert.ok(named.length > 10);
    for (const name of named) assert.ok(name in palette.light, name);
    for (const theme of ['light', 'dark'] as const) assert.doesNotMatch(staticStyles(theme), /var\(|@media/u);
    assert.match(staticStyles('dark'), /#6fa8e8/u);
  });

  test('hold every mark to system colours where colours are forced', () => {
    for (const rules of [chartRules, furtherChartRules, pointingRules, choiceRules]) {
      const [, forced = ''] = rules.split('@media (forced-colors: active)');
      assert.match(forced, /CanvasText|Highlight/u);
      assert.doesNotMatch(forced, /var\(|#[0-9a-f]/u);
    }
  });
});
