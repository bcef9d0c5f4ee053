import { sendKeys } from '@web/test-runner-commands';
import { expect } from '@esm-bundle/chai';
import { clear, inside, place } from '../elements/helpers/mount.js';
import { inState, registered, shownStates } from '../elements/helpers/registry.js';

function button(words: string): HTMLButtonElement {
  const node = document.createElement('button');
  node.textContent = words;
  place().append(node);
  return node;
}

for (const each of registered) {
  describe(`<support-${each.name}> by keyboard`, () => {
    afterEach(clear);

    for (const view of each.element.views) {
      it(`has one Tab stop a chart, each of which walks to its last point: ${view}`, async () => {
        const element = await inState(each, 'ready', { view });
        for (const chart of inside(element).querySelectorAll('svg')) {
          const points = [...chart.querySelectorAll<SVGElement>('[data-index]')];
          const stops = points.filter((point) => point.getAttribute('tabindex') === '0');
          expect(stops.length).to.equal(points.length > 0 ? 1 : 0);
          stops[0]?.focus();
          if (stops.length > 0) await sendKeys({ press: 'End' });
          // What answers the first key of the page is fetched then.
          await element.updateComplete;
          if (stops.length > 0) expect(inside(element).activeElement === points.at(-1), 'has the focus').to.equal(true);
        }
      });
    }

    for (const state of shownStates) {
      it(`can be left forwards and backwards: ${state}`, async () => {
        const before = button('before');
        const element = await inState(each, state);
        const after = button('after');
        before.focus();
        let stops = 0;
        for (; document.activeElement !== after && stops < 20; stops++) await sendKeys({ press: 'Tab' });
        expect(document.activeElement === after, 'has the focus').to.equal(true);
        const most = inside(element).querySelectorAll('svg, button, summary, [tabindex="0"]').length + 1;
        expect(stops).to.be.at.most(most);
        for (let back = 0; document.activeElement !== before && back < 20; back++) {
          await sendKeys({ press: 'Shift+Tab' });
        }
        expect(document.activeElement === before, 'has the focus').to.equal(true);
      });
    }
  });
}
