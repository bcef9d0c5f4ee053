import { loadArrow } from '../../src/feeds/arrow-bytes.js';
import { loadJudge } from '../../src/feeds/judging.js';
import { loadMapping, mappingNames } from '../../src/feeds/mappings/load.js';

// Tests read in one go, so that whatever a feed may need is there before.
await Promise.all([loadArrow(), loadJudge(), ...mappingNames.map(loadMapping)]);
