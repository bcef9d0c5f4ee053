import type { Metric } from '../../metric.js';
import { volume as meaning } from '../volume.js';
import { linkFlow, tallyFlow } from '../volume/flow.js';
import { caseFields } from '../records/case.js';

/** Volume: what each thing that happens to a case adds. */
export const volume: Metric = {
  ...meaning,
  fields: { case: caseFields },
  bounds: () => ({}),
  link: ({ main }, settled) => linkFlow(main, settled),
  tally: tallyFlow,
};
