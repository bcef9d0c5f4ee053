import { sendKeys } from '@web/test-runner-commands';
import { expect } from '@esm-bundle/chai';
import type { LitElement } from 'lit';
import { companions, define } from '../../components/index.js';
import { violationsOf } from '../elements/helpers/axe.js';
import { Page, tilesSettled } from '../elements/helpers/boards.js';
import { clear, inside, place } from '../elements/helpers/mount.js';
import { countOutside } from '../elements/helpers/outside.js';
import { Stub } from '../elements/helpers/stub.js';
import { warningsDuring } from '../elements/helpers/warnings.js';

type Name = keyof typeof companions;

/** Texts that no kind of attribute but plain text takes. */
const garbage = ['no such word', '{"half": ', '-1e99'];

/** What an element needs to have something to show. */
const given: Readonly<Partial<Record<Name, string>>> = {
  fact: 'value="30" n="600" label="of support leaders measure retention" source="A survey" year="2022"',
  feed: 'name="other" src="/other.json"',
  filter: 'field="region"',
};

const names = Object.keys(companions).filter((name): name is Name => name in companions);
const spacing = 'line-height: 1.5; letter-spacing: 0.12em; word-spacing: 0.16em';

/** A page with one element of the kind, and a tile that answers. */
async function among(name: Name, width: number, style = ''): Promise<{ box: HTMLElement; element: HTMLElement }> {
  const stub = new Stub();
  stub.values = { region: [{ key: 'EMEA', n: 1650 }] };
  const own = `<support-${name} ${given[name] ?? ''}></support-${name}>`;
  const inner = `<support-feed name="survey" src="/survey.json"></support-feed>${name === 'dashboard' ? '' : own}
    <support-nps feed="survey" period="month"></support-nps>`;
  const box = place(width);
  box.style.cssText += style;
  const page = new Page(stub).define('dashboard', 'feed', 'nps', ...(name === 'dashboard' ? [] : [name]));
  box.append(page.html(`<support-dashboard heading="Support" period="month">${inner}</support-dashboard>`));
  await tilesSettled(box);
  await new Promise((resolve) => setTimeout(resolve, 50));
  const element = [...box.querySelectorAll<HTMLElement>('*')].filter((each) => each instanceof companions[name]).at(-1);
  if (element === undefined) throw new Error(`there is no ${name}`);
  return { box, element };
}

function made(name: Name): LitElement {
  define();
  const element = document.createElement(`support-${name}`);
  place().append(element);
  return element;
}

function attributesOf(name: Name): readonly (readonly [attribute: string, property: PropertyKey])[] {
  return [...companions[name].elementProperties].flatMap(([property, { attribute }]) =>
    attribute === false || property === 'state' || property === 'config'
      ? []
      : [[typeof attribute === 'string' ? attribute : String(property).toLowerCase(), property] as const],
  );
}

for (const name of names) {
  describe(`<support-${name}>`, () => {
    afterEach(clear);

    it('is accessible beside a tile', async () => {
      expect(await violationsOf((await among(name, 900)).box)).to.deep.equal([]);
    });

    it('can be left by Tab forwards and backwards', async () => {
      const before = document.createElement('button');
      const after = document.createElement('button');
      place().append(before);
      await among(name, 900);
      place().append(after);
      for (const [from, key, to] of [
        [before, 'Tab', after],
        [after, 'Shift+Tab', before],
      ] as const) {
        from.focus();
        for (let stops = 0; document.activeElement !== to && stops < 40; stops++) {
          await sendKeys({ press: key });
          expect(document.activeElement === document.body, 'has the focus').to.equal(false);
        }
        expect(document.activeElement === to, 'has the focus').to.equal(true);
      }
    });

    for (const [width, style] of [
      [320, ''],
      [320, spacing],
    ] as const) {
      it(`needs no sideways scrolling in 320 pixels${style === '' ? '' : ', with text spaced as readers may'}`, async () => {
        const { box, element } = await among(name, width, style);
        expect(box.scrollWidth).to.be.at.most(width);
        for (const node of inside(element).querySelectorAll('button, select, input, p, h2, h3, bdi')) {
          if (node.closest('.visually-hidden, [part="records"]') !== null) continue;
          expect(
            node.getBoundingClientRect().right - box.getBoundingClientRect().left,
            node.outerHTML.slice(0, 90),
          ).to.be.at.most(width + 1);
        }
      });
    }

    it('writes nothing smaller than 12 pixels, and has targets of 24', async () => {
      const { element } = await among(name, 900);
      for (const node of inside(element).querySelectorAll('*')) {
        const { width, height } = node.getBoundingClientRect();
        if (width === 0 || node.closest('.visually-hidden') !== null) continue;
        expect(Number.parseFloat(getComputedStyle(node).fontSize), node.outerHTML.slice(0, 80)).to.be.at.least(12);
        if (!node.matches('button, select, summary')) continue;
        expect(Math.min(width, height), node.outerHTML.slice(0, 80)).to.be.at.least(24);
      }
    });

    it('has no style attribute', async () => {
      const { element } = await among(name, 900);
      expect([...inside(element).querySelectorAll('[style]')].map(({ outerHTML }) => outerHTML)).to.deep.equal([]);
    });

    for (const [attribute, property] of attributesOf(name)) {
      it(`${attribute} falls back to its default on nonsense with one warning, and when it is removed`, async () => {
        const usual: unknown = Reflect.get(made(name), property);
        for (const nonsense of garbage) {
          const element = made(name);
          const warnings = await warningsDuring(async () => {
            element.setAttribute(attribute, nonsense);
            await element.updateComplete;
          });
          const about = warnings.filter((words) => words.includes(nonsense));
          const value: unknown = Reflect.get(element, property);
          if (about.length === 0) expect([true, nonsense, [nonsense.trim()]], 'taken as text').to.deep.include(value);
          else expect(value, nonsense).to.deep.equal(usual);
          expect(about.length, about.join()).to.be.at.most(1);
          element.removeAttribute(attribute);
          expect(Reflect.get(element, property), 'removed').to.deep.equal(usual);
        }
      });
    }

    it('leaves no listener, observed box or timer behind in 200 rounds', async () => {
      define();
      const counter = countOutside();
      const boxes = [place(), place()];
      for (let round = 0; round < 200; round++) {
        const node = document.createElement(`support-${name}`);
        boxes[0]?.append(node);
        if (round % 20 === 0) await node.updateComplete;
        // From one place to another, as in lists that are sorted.
        boxes[1]?.append(node);
        await Promise.resolve();
        node.remove();
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
      counter.stop();
      expect(counter.left()).to.deep.equal({});
    });
  });
}
