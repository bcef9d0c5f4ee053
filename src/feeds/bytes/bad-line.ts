import { finish } from '../../metric.js';
import { deepest } from '../json.js';
import { isJson, nesting } from '../json-scan.js';

/** Whether a line is no JSON, or nested too deep. */
export function isBadLine(line: string): boolean {
  return finish(nesting(line)).deepest > deepest || !isJson(line);
}
