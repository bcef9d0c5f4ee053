import { expect } from '@esm-bundle/chai';
import { clear, place, settled, stubbed } from '../elements/helpers/mount.js';
import { sampleMeasure } from '../elements/helpers/measures.js';
import { countOutside } from '../elements/helpers/outside.js';
import { registered } from '../elements/helpers/registry.js';
import { Stub } from '../elements/helpers/stub.js';
import { MetricElement } from '../../src/element/metric-element.js';

for (const { name, element } of registered) {
  describe(`<support-${name}> when it leaves`, () => {
    afterEach(clear);

    it('leaves no listener, observed box or open feed behind in 200 rounds', async () => {
      const stub = new Stub(sampleMeasure({ metric: element.metric }));
      const tag = stubbed(element, stub);
      const counter = countOutside();
      const box = place();
      for (let round = 0; round < 200; round++) {
        const node = document.createElement(tag);
        node.setAttribute('src', '/feed.json');
        node.setAttribute('refresh', '60');
        box.append(node);
        if (node instanceof MetricElement && round % 20 === 0) await settled(node);
        else await Promise.resolve();
        if (node instanceof MetricElement && round % 3 === 0) void node.refresh();
        if (node instanceof MetricElement && round % 5 === 0) node.stop();
        node.remove();
      }
      await new Promise((resolve) => requestAnimationFrame(resolve));
      counter.stop();
      expect(counter.left()).to.deep.equal({});
      const open = stub.calls.filter(({ isClosed, signal }) => !isClosed && !signal.aborted);
      expect(stub.calls.length).to.be.greaterThan(9);
      expect(open.length).to.equal(0);
    });

    it('would be caught if it left a listener, a box or a timer', () => {
      const counter = countOutside();
      const leak = (): void => {};
      const observer = new ResizeObserver(leak);
      window.addEventListener('online', leak);
      observer.observe(document.body);
      const timer = setTimeout(leak, 60_000);
      counter.stop();
      window.removeEventListener('online', leak);
      observer.disconnect();
      clearTimeout(timer);
      expect(counter.left()).to.deep.equal({ online: 1, observed: 1, timers: 1 });
    });
  });
}
