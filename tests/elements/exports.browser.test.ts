import { expect } from '@esm-bundle/chai';
import { emptyMeasure, sampleMeasure } from './helpers/measures.js';
import { clear, inside, mount, place, settled } from './helpers/mount.js';
import { Stub } from './helpers/stub.js';

async function pixelsOf(blob: Blob): Promise<ImageData> {
  const picture = await createImageBitmap(blob);
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas');
  context.drawImage(picture, 0, 0);
  return context.getImageData(0, 0, picture.width, picture.height);
}

/** How many pixels are nearly of a colour. */
function count({ data }: ImageData, [red, green, blue]: readonly [number, number, number]): number {
  let found = 0;
  for (let at = 0; at < data.length; at += 4) {
    const [r = 0, g = 0, b = 0] = data.subarray(at, at + 3);
    if (Math.abs(r - red) + Math.abs(g - green) + Math.abs(b - blue) < 12) found++;
  }
  return found;
}

describe('exports', () => {
  afterEach(clear);

  it('write the figures of the view as CSV, hidden ones hidden', async () => {
    const element = mount(new Stub(), { src: '/feed.json', view: 'segments', by: 'region' });
    await settled(element);
    const csv = await element.toCSV();
    expect(csv).to.contain('EMEA').and.contain('44').and.contain('1650');
    const [hidden = ''] = csv.split('\r\n').filter((line) => line.includes('ANZ'));
    expect(hidden).to.not.equal('');
    expect(hidden.match(/\d+/g)?.filter((digits) => digits !== '5') ?? []).to.deep.equal([]);
  });

  it('write a standalone SVG without scripts, links or foreign elements', async () => {
    const element = mount(new Stub(), { src: '/feed.json', view: 'trend' });
    await settled(element);
    const picture = new DOMParser().parseFromString(await element.toSVG(), 'image/svg+xml');
    expect(picture.querySelector('parsererror')).to.equal(null);
    expect(picture.documentElement.localName).to.equal('svg');
    const allowed = new Set(['svg', 'style', 'title', 'g', 'path', 'rect', 'line', 'circle', 'text']);
    const names = [...picture.querySelectorAll('*')].map(({ localName }) => localName);
    expect(names.filter((name) => !allowed.has(name))).to.deep.equal([]);
    expect(picture.documentElement.textContent).to.contain('2023');
  });

  it('draw the tile as a PNG in the colours on screen, two pixels a CSS pixel', async () => {
    const box = place(400);
    box.style.setProperty('--support-good', 'rgb(200, 0, 100)');
    const element = mount(new Stub(), { src: '/feed.json', view: 'trend' });
    box.append(element);
    await settled(element);
    const pixels = await pixelsOf(await element.toPNG());
    const frame = inside(element).querySelector('.frame')?.getBoundingClientRect();
    expect(pixels.width).to.equal(Math.round((frame?.width ?? 0) * 2));
    expect(pixels.height).to.equal(Math.round((frame?.height ?? 0) * 2));
    expect(count(pixels, [200, 0, 100]), 'the line').to.be.greaterThan(200);
    expect(count(pixels, [27, 31, 38]), 'the words').to.be.greaterThan(200);
    expect(count(pixels, [255, 255, 255]), 'the surface').to.be.greaterThan(50_000);
  });

  it('leave what is folded away out of the PNG', async () => {
    const element = mount(new Stub(), { src: '/feed.json', view: 'trend' });
    await settled(element);
    const folded = await pixelsOf(await element.toPNG(1));
    inside(element).querySelector('details ul')?.remove();
    expect((await pixelsOf(await element.toPNG(1))).data).to.deep.equal(folded.data);
  });

  it('keep a PNG within what a canvas can be', async () => {
    const element = mount(new Stub(), { src: '/feed.json' }, { width: 600 });
    await settled(element);
    const picture = await createImageBitmap(await element.toPNG(100));
    expect(Math.max(picture.width, picture.height)).to.be.at.most(16_384);
  });

  it('are empty or refused where there is nothing to export', async () => {
    const element = mount(new Stub(), {});
    await settled(element, 'idle');
    expect(await element.toCSV()).to.equal('');
    expect(await element.toSVG()).to.equal('');
    const name = await element.toPNG().catch((error: unknown) => (error instanceof DOMException ? error.name : ''));
    expect(name).to.equal('InvalidStateError');
  });

  it('show no figure of an empty window', async () => {
    const element = mount(new Stub(emptyMeasure()));
    await settled(element, 'empty');
    expect(await element.toCSV()).to.not.match(/NaN|undefined|null/);
    expect(element.measure?.value).to.not.equal(sampleMeasure().value);
  });
});
