import { expect } from '@esm-bundle/chai';
import { LitElement } from 'lit';
import { Direction } from '../../src/element/direction.js';
import { clear, place } from './helpers/mount.js';

class Directed extends LitElement {
  readonly direction = new Direction(this);
}
customElements.define('test-directed', Directed);

function directed(dir = ''): Directed {
  const box = place();
  box.dir = dir;
  const element = new Directed();
  box.append(element);
  return element;
}

describe('the direction of an element', () => {
  afterEach(clear);

  it('is that of the nearest dir, also when it changes', () => {
    const element = directed('rtl');
    expect(element.direction.value).to.equal('rtl');
    element.parentElement?.setAttribute('dir', 'ltr');
    expect(element.direction.value).to.equal('ltr');
    element.dir = 'rtl';
    expect(element.direction.value).to.equal('rtl');
  });

  it('is what styles say, read anew where the element comes back', async () => {
    const element = directed();
    await element.updateComplete;
    expect(element.direction.value).to.equal('ltr');
    element.style.direction = 'rtl';
    const box = element.parentElement;
    element.remove();
    box?.append(element);
    expect(element.direction.value).to.equal('rtl');
  });
});
