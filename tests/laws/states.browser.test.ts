import { expect } from '@esm-bundle/chai';
import { clear, inside } from '../elements/helpers/mount.js';
import { violationsOf } from '../elements/helpers/axe.js';
import { inState, listViews, registered, shownStates } from '../elements/helpers/registry.js';

const markup = new Set(
  `b bdi button caption code dd details div dl dt h3 h4 li p section slot small span strong summary table tbody td th thead tr
  ul`.split(/\s+/),
);
const drawing = new Set(['svg', 'g', 'path', 'rect', 'line', 'circle', 'text']);

for (const each of registered) {
  describe(`<support-${each.name}> in every state`, () => {
    afterEach(clear);

    for (const view of each.element.views) {
      it(`keeps its size from loading to failing, and to ready where the view is no list: ${view}`, async () => {
        const heights = new Map<string, number>();
        for (const state of shownStates) {
          const element = await inState(each, state, { view });
          heights.set(state, element.getBoundingClientRect().height);
          clear();
        }
        const fixed = listViews.has(view) ? ['loading', 'empty', 'error', 'stopped'] : [...shownStates];
        expect(new Set(fixed.map((state) => heights.get(state))).size, JSON.stringify([...heights])).to.equal(1);
      });
    }

    for (const state of shownStates) {
      it(`has words for ${state}, as text and as its accessible name`, async () => {
        const element = await inState(each, state);
        const text = inside(element).querySelector('.frame')?.textContent?.replace(/\s+/g, ' ') ?? '';
        expect(text.length).to.be.greaterThan(20);
        expect(text).to.not.match(/undefined|NaN|\[object|null/);
        expect(element.matches(`:state(${state})`)).to.equal(true);
        const part = inside(element).querySelector('[part="state"]');
        expect(part !== null).to.equal(state !== 'ready');
      });

      for (const view of each.element.views) {
        it(`is accessible and made of plain markup: ${state}, ${view}`, async () => {
          const element = await inState(each, state, { view });
          const nodes = [...inside(element).querySelectorAll('*')];
          const foreign = nodes.filter(({ localName }) => !markup.has(localName) && !drawing.has(localName));
          expect(foreign.map(({ localName }) => localName)).to.deep.equal([]);
          expect(nodes.filter((node) => node.hasAttribute('style')).map((node) => node.outerHTML)).to.deep.equal([]);
          expect(await violationsOf(element)).to.deep.equal([]);
        });
      }
    }
  });
}
