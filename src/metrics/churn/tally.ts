import { numberColumn, textColumn, type Linked, type Tally, type TextColumn } from '../../metric.js';
import { textsOf, valuesOf } from '../columns.js';

/** What a line adds. */
const churnAddends = ['n', 'exposure', 'churned', 'events', 'censored', 'by_month'] as const;

function texts(linked: Linked, name: string): TextColumn {
  return textsOf(linked, name) ?? textColumn(new Int32Array(linked.size).fill(-1), []);
}

function numbers(linked: Linked, name: string): Float64Array {
  return valuesOf(linked, name) ?? new Float64Array(linked.size);
}

/** What each line adds: it carries its own keys and amounts. */
export function tallyChurn(linked: Linked): Tally {
  return {
    keys: {
      part: texts(linked, 'churn.part'),
      risk_month: numberColumn(numbers(linked, 'churn.month')),
      held: texts(linked, 'churn.held'),
      band: texts(linked, 'churn.band'),
      stratum: texts(linked, 'churn.stratum'),
      mood: texts(linked, 'churn.mood'),
      duration: numberColumn(numbers(linked, 'churn.duration')),
    },
    addends: Object.fromEntries(churnAddends.map((name) => [name, numbers(linked, `churn.${name}`)])),
  };
}
