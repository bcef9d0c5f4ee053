import { registerMetric, metricNames } from '/work/main/src/metrics/index.js';
import { retention } from '/work/main/src/metrics/retention.js';
registerMetric(retention);
await import('/work/main/tests/laws/cells.test.js');
