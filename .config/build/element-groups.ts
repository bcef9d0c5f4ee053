import { isImported } from './learn-imports.js';
import { countMetricElements } from './metrics-and-elements.js';
import type { Group } from './output.js';

/** The files of the elements: what all that show a metric share is the core, whatever others do without. */
export const elementGroups: readonly Group[] = [
  { name: 'core', test: isImported, minShareCount: countMetricElements() },
  // Small things by which further views are drawn, and by which readers choose: in one file each, not one for each thing.
  { name: 'further', test: /\/src\/(views\/(view-words|segments-by)|charts\/sideways-axis)\.ts$/ },
  { name: 'board', test: /\/src\/element\/board\/(board|choices|holding)\.ts$/ },
  { name: 'asking', test: /\/src\/element\/(filter-event|board\/(asking|chips|choosing|link))\.ts$/ },
];
