import { expect } from '@esm-bundle/chai';
import { sampleOf } from '../elements/helpers/measures.js';
import { clear, mount, place, settled } from '../elements/helpers/mount.js';
import { listViews, metricOf, registered } from '../elements/helpers/registry.js';
import { Stub } from '../elements/helpers/stub.js';

/** A heading that takes two lines in a narrow tile. */
const heading = 'Customers, by quarter';
const widths = [280, 680, 1200];

for (const each of registered) {
  describe(`<support-${each.name}> has its room`, () => {
    afterEach(clear);

    for (const view of each.element.views) {
      it(`in the task in which it enters the page, and keeps it with its figures where they are no list: ${view}`, async () => {
        for (const width of widths) {
          const stub = new Stub(sampleOf(metricOf(each), each.element.hasFacts), true);
          const { element } = each;
          const node = mount(stub, { src: '/feed.json', by: 'region', view, heading }, { element, width });
          const before = node.getBoundingClientRect().height;
          await settled(node, 'loading');
          const loading = node.getBoundingClientRect().height;
          stub.last.open();
          await settled(node);
          const ready = listViews.has(view) ? loading : node.getBoundingClientRect().height;
          expect({ width, loading, ready }).to.deep.equal({ width, loading: before, ready: before });
          expect(before).to.be.greaterThan(300);
        }
      });
    }

    it('as soon as it is defined', async () => {
      const tag = `room-${each.name}`;
      const box = place(680);
      const node = document.createElement(tag);
      for (const [name, value] of Object.entries({ src: '/feed.json', heading })) node.setAttribute(name, value);
      box.append(node);
      customElements.define(tag, class extends each.element {});
      expect(node.getBoundingClientRect().height).to.be.greaterThan(300);
    });

    it('only where there is something to show: without a feed it is what stands between its tags', () => {
      const node = mount(new Stub(), {}, { element: each.element });
      node.textContent = 'No script has come.';
      expect(node.getBoundingClientRect().height).to.be.lessThan(50);
    });
  });
}
