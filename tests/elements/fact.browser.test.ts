import { expect } from '@esm-bundle/chai';
import { define, type SupportFact } from '../../components/index.js';
import { violationsOf } from './helpers/axe.js';
import { clear, find, inside, place, words } from './helpers/mount.js';
import { warningsDuring } from './helpers/warnings.js';

const survey = {
  value: '30',
  label: 'Support leaders who measure retention',
  n: '600',
  approximate: '',
  population: 'support leaders',
  year: '2022',
  source: 'A survey',
  'as-of': '2023-06-30',
  'definition-known': '',
};

async function fact(given: Readonly<Record<string, string>>, width = 640): Promise<SupportFact> {
  define();
  const element = document.createElement('support-fact');
  for (const [name, value] of Object.entries(given)) element.setAttribute(name, value);
  place(width).append(element);
  await element.updateComplete;
  return element;
}

describe('a survey fact', () => {
  afterEach(clear);

  it('carries the interval of a share where it is known how many were asked: 180 of 600 (Wilson 1927)', async () => {
    const element = await fact(survey);
    expect(words(element, '[part="heading"]')).to.equal('Support leaders who measure retention');
    expect(words(element, '[part="value"]')).to.equal('30%');
    expect(words(element, '[part="interval"]')).to.equal('26.5% to 33.8% 95% interval');
    expect(words(element, '[part="sentence"]')).to.equal('Of about 600 support leaders, 2022.');
    expect(words(element, '[part="source"]')).to.equal('Source: A survey');
    expect(inside(element).querySelector('[part="notes"]')).to.equal(null);
  });

  it('takes another level for its interval', async () => {
    const element = await fact({ ...survey, level: '0.99' });
    expect(words(element, '[part="interval"]')).to.equal('25.4% to 35% 99% interval');
  });

  it('says that it is old from 24 months past its year on, and not before', async () => {
    const [before, after] = [
      await fact({ ...survey, 'as-of': '2024-12-31' }),
      await fact({ ...survey, 'as-of': '2025-01-01' }),
    ];
    expect(inside(before).querySelector('[part="notes"]')).to.equal(null);
    expect(words(after, '[part="notes"]')).to.equal('More than two years old: background, not a yardstick.');
  });

  it('says what is not known of it', async () => {
    const { n: _n, approximate: _about, 'definition-known': _known, ...little } = survey;
    const element = await fact(little);
    expect(inside(element).querySelector('[part="interval"]')).to.equal(null);
    expect(words(element, '[part="sentence"]')).to.equal('support leaders, 2022.');
    expect(words(element, '[part="notes"]')).to.equal(
      'How far it may be off is not known. How it was counted is not known, so it may not be the same as yours.',
    );
  });

  it('gives no interval to a figure that is no share, and judges none by its colour', async () => {
    const element = await fact({ ...survey, value: '21', unit: 'points' });
    expect(words(element, '[part="value"]')).to.equal('+21');
    expect(inside(element).querySelector('[part="interval"], .good, .bad')).to.equal(null);
  });

  it('links to its source only where the address is one of the web', async () => {
    const element = await fact({ ...survey, href: 'https://example.org/report' });
    expect(find<HTMLAnchorElement>(element, 'a').href).to.equal('https://example.org/report');
    const warnings = await warningsDuring(async () => {
      element.setAttribute('href', 'javascript:alert(1)');
      await element.updateComplete;
    });
    expect(inside(element).querySelector('a')).to.equal(null);
    expect(warnings).to.have.length(1);
  });

  it('speaks Japanese', async () => {
    const element = await fact({ ...survey, lang: 'ja', population: 'サポート責任者', 'as-of': '2026-10-19' });
    expect(words(element, '[part="sentence"]')).to.equal('サポート責任者 約600人が対象、2022年。');
    expect(words(element, '[part="notes"]')).to.equal(
      '2年以上前の値です。参考にとどめ、比較の基準にはしないでください。',
    );
  });

  it('shows what stands between its tags while it has no value', async () => {
    const element = await fact({ label: 'Nothing yet' });
    expect(inside(element).querySelector('.frame')).to.equal(null);
    expect(element.matches(':state(idle)')).to.equal(true);
    element.value = 12;
    await element.updateComplete;
    expect(words(element, '[part="value"]')).to.equal('12%');
    expect(element.matches(':state(ready)')).to.equal(true);
  });

  for (const dir of ['ltr', 'rtl']) {
    it(`fits into 280 pixels, ${dir}, and axe finds nothing in it`, async () => {
      const element = await fact({ ...survey, dir, href: 'https://example.org/report' }, 280);
      expect(element.getBoundingClientRect().width).to.equal(280);
      expect(element.scrollWidth).to.equal(280);
      expect(await violationsOf(element)).to.deep.equal([]);
    });
  }
});
