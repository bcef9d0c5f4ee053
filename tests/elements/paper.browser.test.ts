import { expect } from '@esm-bundle/chai';
import type { CSSResultGroup } from 'lit';
import { SupportCases, SupportDashboard, SupportFact, SupportNps, SupportScorecard } from '../../components/index.js';

/** The rules of `styles` in the order they stand, each after the conditions it stands under. */
function* rulesOf(styles: CSSRuleList, under = ''): Generator<readonly [string, CSSStyleRule]> {
  for (const rule of styles) {
    if (rule instanceof CSSStyleRule) yield [under, rule];
    else if (rule instanceof CSSConditionRule) yield* rulesOf(rule.cssRules, `${under} ${rule.conditionText}`);
  }
}

function sheetsOf(styles: CSSResultGroup): CSSStyleSheet[] {
  if (Array.isArray(styles)) return styles.flatMap(sheetsOf);
  const sheet = styles instanceof CSSStyleSheet ? styles : styles.styleSheet;
  return sheet ? [sheet] : [];
}

/** What is measured by its width, and what is no longer on the paper of Firefox. */
function containersOf(styles: CSSResultGroup): { screen: string[]; paper: string[] } {
  const rules = sheetsOf(styles).flatMap((sheet) => [...rulesOf(sheet.cssRules)]);
  const chosen = (under: string, type: string) =>
    rules
      .filter(([conditions, { style }]) => conditions === under && style.getPropertyValue('container-type') === type)
      .map(([, { selectorText }]) => selectorText);
  return { screen: chosen('', 'inline-size'), paper: chosen(' print (-moz-appearance: none)', 'normal') };
}

describe('on the paper of Firefox', () => {
  for (const type of [SupportNps, SupportCases, SupportFact, SupportScorecard, SupportDashboard]) {
    it(`${type.name} has no container, for words in one that prints wider would be lost`, () => {
      const { screen, paper } = containersOf(type.styles ?? []);
      expect(screen).to.not.deep.equal([]);
      expect(paper).to.deep.equal(screen);
    });
  }
});
