/* Who asks and who answers: the accounts of Meridian and the agents of its support, by pseudonym. */
import { chanceOf } from './chance.mjs';

const accountCount = 560;

/** Region, share of accounts, mean score against the whole, how hard the release hit, hours behind Paris. */
export const regions = [
  ['Europe', 36, 0.1, 1.5, 0],
  ['North America', 29, 0.25, 0.8, 6],
  ['Asia-Pacific', 17, -0.2, 1.1, -7],
  ['Latin America', 11, 0.5, 0.7, 5],
  ['Middle East and Africa', 7, -0.45, 1, -1],
];

/** Plan that an account inclines to, share, mean score against the whole, how likely premium support is bought with it. */
export const plans = [
  ['Free', 30, -0.35, 0],
  ['Team', 34, 0, 0.16],
  ['Business', 24, 0.15, 0.55],
  ['Enterprise', 12, 0.4, 1],
];

/** The customers, each with a leaning of its own: accounts answer alike. */
export function makeAccounts() {
  const chance = chanceOf('accounts');
  return Array.from({ length: accountCount }, (_, index) => {
    const [region, plan] = [chance.weighted(regions), chance.weighted(plans)];
    const people = 1 + Math.floor(chance.next() ** 4 * 40);
    const tier = chance.happens(plan[3]) ? 'Premium' : 'Standard';
    return { id: `a${index + 1}`, region, plan, tier, leaning: chance.bell() * 0.55, people };
  });
}

/** Group, number of agents, how many stay with a case of theirs. */
const teams = [
  ['Front line', 12],
  ['Technical', 9],
  ['Billing', 4],
];

/** The agents: how warm (points of satisfaction) and how quick (factor of time) each is. */
export function makeAgents() {
  const chance = chanceOf('agents');
  let number = 0;
  return teams.flatMap(([group, size]) =>
    Array.from({ length: size }, () => {
      number += 1;
      const id = `agent-${String(number).padStart(2, '0')}`;
      return {
        id,
        group,
        warmth: chance.bell() * 0.36,
        pace: Math.exp(chance.bell() * 0.2),
        load: chance.between(0.4, 1.6),
      };
    }),
  );
}
