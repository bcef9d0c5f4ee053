import { countedOf, type Measure, type Peer } from '../metric.js';
import type { Text } from '../text/index.js';

/** What is said of a peer beside its figures: that it is hidden, or how it stands to the rest. */
export function agentRemarks({ signal, hidden }: Peer, measure: Measure, text: Text): string[] {
  if (hidden) return [text.hidden(measure.context.min_group, countedOf(measure))];
  return signal === null ? [] : [text.versusRest(signal === 'high' ? 'up' : 'down')];
}
