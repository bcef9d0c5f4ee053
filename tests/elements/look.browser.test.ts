import { emulateMedia } from '@web/test-runner-commands';
import { expect } from '@esm-bundle/chai';
import { elements } from '../../components/index.js';
import { colours } from '../../src/element/tokens.js';
import { palette } from '../../src/charts/static-styles.js';
import { sampleMeasure } from './helpers/measures.js';
import { clear, find, inside, mount, place, settled } from './helpers/mount.js';
import { Stub } from './helpers/stub.js';

const isInside = (inner: DOMRect, outer: DOMRect): boolean =>
  inner.left >= outer.left - 1 && inner.right <= outer.right + 1;

describe('the look of the tile', () => {
  afterEach(clear);

  it('has one palette, whether drawn in a page or written to a file', () => {
    for (const [name, { light, dark }] of Object.entries(colours)) {
      expect([name, light, dark]).to.deep.equal([
        name,
        Reflect.get(palette.light, name),
        Reflect.get(palette.dark, name),
      ]);
    }
    expect(Object.keys(colours)).to.have.length(Object.keys(palette.light).length);
  });

  for (const view of elements.nps.views) {
    for (const dir of ['ltr', 'rtl']) {
      it(`fits everything of ${view} into 280 pixels, ${dir}`, async () => {
        const given = { src: '/feed.json', by: 'region', view, dir };
        const element = mount(new Stub(), given, { width: 280 });
        await settled(element);
        const box = element.getBoundingClientRect();
        expect(box.width).to.equal(280);
        const parts = [...inside(element).querySelectorAll('h3, p:not(.visually-hidden):not(.keys), svg, button')];
        for (const part of parts) {
          if (part.closest('table, [part="table"]') === null) {
            expect(isInside(part.getBoundingClientRect(), box), part.outerHTML.slice(0, 80)).to.equal(true);
          }
        }
      });
    }
  }

  it('takes colours from any ancestor', async () => {
    const box = place();
    box.style.setProperty('--support-good', 'rgb(1, 2, 3)');
    const element = mount(new Stub(), { src: '/feed.json', view: 'trend' });
    box.append(element);
    await settled(element);
    expect(getComputedStyle(find(element, '.good')).color).to.equal('rgb(1, 2, 3)');
  });

  it('follows the colour scheme of the page while it stands there', async () => {
    const element = mount(new Stub());
    await settled(element);
    const frame = find(element, '.frame');
    expect(getComputedStyle(frame).backgroundColor).to.equal('rgb(255, 255, 255)');
    element.style.colorScheme = 'dark';
    expect(getComputedStyle(frame).backgroundColor).to.equal('rgb(20, 23, 28)');
    expect(getComputedStyle(frame).color).to.equal('rgb(232, 235, 240)');
  });

  it('uses system colours where the reader forces them', async () => {
    await emulateMedia({ forcedColors: 'active' });
    const element = mount(new Stub(), { src: '/feed.json', view: 'trend' });
    await settled(element);
    const probe = document.createElement('i');
    probe.style.cssText = 'color: CanvasText; background: Canvas; forced-color-adjust: none';
    place().append(probe);
    const { color, backgroundColor } = getComputedStyle(probe);
    expect(getComputedStyle(find(element, 'svg text')).fill).to.equal(color);
    expect(getComputedStyle(find(element, '.frame')).backgroundColor).to.equal(backgroundColor);
    await emulateMedia({ forcedColors: 'none' });
  });

  it('draws nothing broken without room, and draws when it is shown', async () => {
    const box = place();
    box.style.display = 'none';
    const element = mount(new Stub(), { src: '/feed.json', view: 'trend' });
    box.append(element);
    await settled(element);
    expect(inside(element).innerHTML).to.not.match(/NaN|Infinity/);
    box.style.display = 'block';
    for (let turn = 0; turn < 50 && inside(element).querySelector('svg') === null; turn++) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(Number(find(element, 'svg').getAttribute('width'))).to.be.greaterThan(400);
  });

  it('draws again for another width, once a frame at most', async () => {
    const box = place(900);
    const element = mount(new Stub(), { src: '/feed.json', view: 'trend' });
    box.append(element);
    await settled(element);
    const before = Number(find(element, 'svg').getAttribute('width'));
    for (let width = 899; width >= 300; width -= 10) box.style.width = `${width}px`;
    await settled(element);
    await settled(element);
    expect(Number(find(element, 'svg').getAttribute('width'))).to.be.lessThan(before - 400);
  });

  it('honours `hidden`', async () => {
    const element = mount(new Stub());
    await settled(element);
    element.hidden = true;
    expect(element.getBoundingClientRect().height).to.equal(0);
  });

  it('is styled again in another document', async () => {
    const frame = document.createElement('iframe');
    frame.width = '700';
    place(720).append(frame);
    const element = mount(new Stub());
    await settled(element);
    const padding = getComputedStyle(find(element, '.frame')).paddingTop;
    frame.contentDocument?.body.append(element);
    await settled(element);
    expect(getComputedStyle(find(element, '.frame')).paddingTop).to.equal(padding);
    expect(element.shadowRoot?.adoptedStyleSheets.length).to.be.greaterThan(0);
    place().append(element);
    await settled(element);
    expect(getComputedStyle(find(element, '.frame')).paddingTop).to.equal(padding);
  });

  it('goes quietly with a frame that is removed around it', async () => {
    const frame = document.createElement('iframe');
    const box = place(720);
    box.append(frame);
    const element = mount(new Stub());
    frame.contentDocument?.body.append(element);
    await settled(element);
    frame.remove();
    const { onerror } = window;
    let errors = 0;
    window.onerror = () => ++errors > 0;
    const other = mount(new Stub());
    await settled(other);
    window.onerror = onerror;
    expect(errors).to.equal(0);
  });

  for (const view of elements.nps.views.filter((name) => name !== 'table')) {
    for (const width of [280, 480, 960]) {
      it(`does not move the page when ${view} arrives, ${width} pixels wide`, async () => {
        const stub = new Stub(sampleMeasure(), true);
        const element = mount(stub, { src: '/feed.json', by: 'region', view }, { width });
        await settled(element, 'loading');
        const before = element.getBoundingClientRect().height;
        stub.last.open();
        await settled(element);
        expect(element.getBoundingClientRect().height).to.equal(before);
      });
    }
  }
});
