import { loadArrow } from '../../src/feeds/arrow-bytes.js';
import { faults } from '../../src/feeds/faults.js';
import { dateFormats } from '../../src/feeds/formats.js';
import { judge } from '../../src/feeds/judging.js';
import { otherPages } from '../../src/feeds/pages.js';
import { badCells } from '../../src/feeds/rollup-feed.js';
import { loadMapping, mappingNames } from '../../src/feeds/mappings/load.js';

// Tests read in one go, so that whatever a feed may need is there before.
await Promise.all([
  loadArrow(),
  ...[judge, faults, badCells, otherPages, dateFormats].map((part) => part.load()),
  ...mappingNames.map(loadMapping),
]);
