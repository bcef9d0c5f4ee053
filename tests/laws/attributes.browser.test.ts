import { expect } from '@esm-bundle/chai';
import { clear, mount } from '../elements/helpers/mount.js';
import { metricOf, registered, type Registered } from '../elements/helpers/registry.js';
import { Stub } from '../elements/helpers/stub.js';
import { warningsDuring } from '../elements/helpers/warnings.js';
import { propertyOf } from '../../src/element/records.js';

/** Texts that no kind of attribute but plain text takes. */
const garbage = ['no such word', '{"half": ', '-1e99', '💥'];

function attributesOf({ element }: Registered): [attribute: string, property: string][] {
  return [...element.elementProperties].flatMap(([name, { attribute }]): [string, string][] =>
    attribute === false ? [] : [[typeof attribute === 'string' ? attribute : String(name).toLowerCase(), String(name)]],
  );
}

/** A name as it is written in an attribute: `follow_ups` is `follow-ups`, `minReplies` is `min-replies`. */
function dashed(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replaceAll('_', '-');
}

for (const each of registered) {
  describe(`<support-${each.name}> attributes`, () => {
    afterEach(clear);

    for (const [attribute, property] of attributesOf(each)) {
      it(`${attribute} falls back to its default on nonsense with one warning, and when it is removed`, async () => {
        const usual: unknown = Reflect.get(mount(new Stub(), {}, each), property);
        for (const nonsense of garbage) {
          const element = mount(new Stub(), {}, each);
          const warnings = await warningsDuring(async () => {
            element.setAttribute(attribute, nonsense);
            await element.updateComplete;
            element.requestUpdate();
            await element.updateComplete;
          });
          const value: unknown = Reflect.get(element, property);
          if (warnings.length === 0) expect(String(value).trim(), 'taken as text').to.equal(nonsense.trim());
          else {
            expect(value, nonsense).to.deep.equal(usual);
            expect(warnings.length, nonsense).to.equal(1);
            expect(warnings[0]).to.contain(attribute).and.contain(nonsense);
          }
          element.removeAttribute(attribute);
          expect(Reflect.get(element, property), 'removed').to.deep.equal(usual);
        }
      });

      it(`${attribute} does not throw for a megabyte of text`, async () => {
        const element = mount(new Stub(), {}, each);
        await warningsDuring(async () => {
          element.setAttribute(attribute, 'x'.repeat(2 ** 20));
          await element.updateComplete;
        });
        expect(element.isConnected).to.equal(true);
      });
    }

    it('has one for every option of its metric, called like the option, with its default', () => {
      const { options } = metricOf(each);
      expect(each.element.options.map(dashed).sort()).to.deep.equal(Object.keys(options).sort());
      const attributes = new Map(attributesOf(each).map(([attribute, property]) => [property, attribute]));
      const element = mount(new Stub(), {}, each);
      for (const property of each.element.options) {
        const option = dashed(property);
        expect(attributes.get(property), property).to.equal(option);
        expect(Reflect.get(element, property) ?? options[option], property).to.equal(options[option]);
      }
    });

    it('names the columns that its metric finds by the values of options', () => {
      const { columnOptions = [] } = metricOf(each);
      expect(each.element.columnOptions.map(dashed).sort()).to.deep.equal([...columnOptions].sort());
      expect(each.element.options).to.include.members([...each.element.columnOptions]);
    });

    it('has src-… and fields-… for every further record of its metric', () => {
      const roles = Object.keys(metricOf(each).records).filter((role) => role !== 'main');
      expect([...each.element.records].sort()).to.deep.equal(roles.sort());
      const attributes = new Map(attributesOf(each).map(([attribute, property]) => [property, attribute]));
      for (const role of roles) {
        for (const part of ['src', 'fields'] as const)
          expect(attributes.get(propertyOf(part, role)), role).to.equal(`${part}-${dashed(role)}`);
      }
    });

    it('takes every view it names, and only those', () => {
      const element = mount(new Stub(), {}, each);
      const [first] = each.element.views;
      expect(element.view).to.equal(first);
      for (const view of each.element.views) {
        element.setAttribute('view', view);
        expect(element.view).to.equal(view);
      }
      element.setAttribute('view', 'pie');
      expect(element.view).to.equal(first);
    });

    it('has the views summary and table, and eight at most', () => {
      expect(each.element.views).to.include.members(['summary', 'table']);
      expect(each.element.views.length).to.be.at.most(8);
    });
  });
}
