import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';

const countsFile = process.env.SUPPORT_METRICS_COUNTS;

function sourceOf({ file }) {
  return file ? relative(process.cwd(), file) : '(no file)';
}

function failure(data) {
  const { error } = data.details;
  const cause = error?.cause ?? error;
  const text = cause ? (cause.stack ?? cause.message ?? String(cause)) : 'The file holds no test.';
  return `\n✗ ${sourceOf(data)} › ${data.name}\n${String(text).replaceAll(/^/gm, '    ')}\n`;
}

/** Whether a failed test only repeats the failure of a test inside it. */
function repeats(data) {
  return data.details.error?.failureType === 'subtestsFailed';
}

/** Node reports a file that holds no test as one passed test with the file's name. */
function empty(data) {
  return data.file !== undefined && data.name === data.file;
}

function outcome(type, data) {
  if (empty(data)) return 'failed';
  if (data.skip !== undefined || data.todo !== undefined) return 'skipped';
  return type === 'test:pass' ? 'passed' : 'failed';
}

function skipLine(data) {
  const reason = typeof data.skip === 'string' && data.skip ? `: ${data.skip}` : '';
  return `- skipped ${sourceOf(data)} › ${data.name}${reason}\n`;
}

/**
 * Prints failures, skipped tests and what tests write, then one line of counts; leaves the counts as JSON in the file
 * that `SUPPORT_METRICS_COUNTS` names.
 */
export default async function* report(events) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for await (const { type, data } of events) {
    if (type === 'test:stderr') yield data.message;
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    if (data.details.type === 'suite' && !data.details.error) continue;
    if (type === 'test:fail' && repeats(data)) continue;
    const result = outcome(type, data);
    counts[result] += 1;
    if (result === 'failed') yield failure(data);
    if (result === 'skipped') yield skipLine(data);
  }
  yield `node: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`;
  if (countsFile) writeFileSync(countsFile, JSON.stringify(counts));
}
