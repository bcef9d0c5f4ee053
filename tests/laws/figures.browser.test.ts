import { expect } from '@esm-bundle/chai';
import type { MetricElement } from '../../src/element/metric-element.js';
import { allWords, loadText } from '../../src/text/index.js';
import { figures } from '../views/by-name.js';
import { sentence } from '../../src/views/index.js';
import { clear, find, inside } from '../elements/helpers/mount.js';
import { inState, registered } from '../elements/helpers/registry.js';

const text = await loadText('en', allWords);

/** The views that are tables, without a picture. */
const tables: ReadonlySet<string> = new Set(['table', 'queue', 'customers']);

/** Names of what the sample hides: a segment, an agent, a reviewer. */
const hidden = /\b(ANZ|Dee|Tom)\b/;

/** The texts of a table's body, row by row. */
function tableOf(element: MetricElement): string[][] {
  const rows = [...find(element, 'table').querySelectorAll('tbody tr')];
  return rows.map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent?.trim() ?? ''));
}

/** The points of all charts, as a screen reader meets them. */
function labelsOf(element: MetricElement): string[] {
  return [...inside(element).querySelectorAll('[data-index]')].map((point) => point.getAttribute('aria-label') ?? '');
}

const spoken = ['aria-label', 'aria-valuetext', 'aria-description', 'title'];

function attributesOf(root: ParentNode): string[] {
  return [...root.querySelectorAll('*')].flatMap((node) => spoken.flatMap((name) => node.getAttribute(name) ?? []));
}

/** All that is written in an element, a line for each row, point and paragraph, and all that is only said aloud. */
function wordsOf(element: MetricElement): string[] {
  const root = inside(element);
  const blocks = [...root.querySelectorAll('p, li, dt, dd, tr, caption, svg text')];
  return [...blocks.map(({ textContent }) => textContent ?? ''), ...attributesOf(root)].map((line) =>
    line.replaceAll(/\s+/g, ' '),
  );
}

/** What the picture says that is written into a file. */
async function saidInSVG(element: MetricElement): Promise<string> {
  const file = new DOMParser().parseFromString(await element.toSVG(), 'image/svg+xml');
  const texts = [...file.querySelectorAll('text, title, desc')].map(({ textContent }) => textContent ?? '');
  return [...texts, ...attributesOf(file)].join('\n');
}

for (const each of registered) {
  describe(`<support-${each.name}> figures`, () => {
    afterEach(clear);

    for (const view of each.element.views) {
      it(`are the same in the table and in the CSV as in the measure: ${view}`, async () => {
        const element = await inState(each, 'ready', { view });
        if (view !== 'table') find(element, '[part="table-toggle"]').click();
        await element.updateComplete;
        const { measure } = element;
        if (measure === null) throw new Error('no measure');
        const expected = figures(measure, view, text);
        expect(expected.rows.length).to.be.greaterThan(0);
        expect(tableOf(element)).to.deep.equal(expected.shown.map((row) => row.map((cell) => cell.trim())));
        expect((await element.toCSV()).trimEnd().split('\r\n').length).to.equal(expected.rows.length + 1);
      });
    }

    for (const view of each.element.views.filter((name) => !tables.has(name))) {
      it(`stand in the words of the points: ${view}`, async () => {
        const element = await inState(each, 'ready', { view });
        const labels = labelsOf(element);
        expect(labels.length).to.be.greaterThan(0);
        expect(new Set(labels).size).to.equal(labels.length);
        for (const label of labels) expect(label).to.match(/\d|hidden/);
      });
    }

    for (const view of each.element.views) {
      it(`never show what is hidden, in words, points, table, picture or file: ${view}`, async () => {
        const element = await inState(each, 'ready', { view });
        const words = [...wordsOf(element), await element.toCSV(), await saidInSVG(element)].join('\n').split('\n');
        const toggle = inside(element).querySelector<HTMLElement>('[part="table-toggle"]');
        toggle?.click();
        await element.updateComplete;
        words.push(...wordsOf(element));
        for (const line of words.filter((candidate) => hidden.test(candidate))) {
          expect(line.replaceAll(/fewer than 5|within \d+ days/gi, '')).to.not.match(/\d/);
        }
      });
    }

    it('are said in one sentence that names the metric, the value and the interval', async () => {
      const element = await inState(each, 'ready');
      const { measure } = element;
      if (measure === null || measure.value === null || measure.low === null || measure.high === null)
        throw new Error('no value');
      const said = sentence(measure, text);
      expect(said).to.contain(text.value(measure.value, measure.unit));
      expect(said)
        .to.contain(text.amount(measure.low, measure.unit))
        .and.contain(text.amount(measure.high, measure.unit));
    });
  });
}
