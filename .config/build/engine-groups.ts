import { root } from '../../.scripts/files.mjs';
import { countImporters, isImportedBy } from './learn-imports.js';
import type { Group } from './output.js';

const smallEngine = /\/engine\/rollups\.ts$/;
const rowsEngine = /\/engine\/rows\.ts$/;
const meanings = /\/metrics\/[\w-]+\.ts$/;
const countings = /\/metrics\/counting\//;
/** What so many metrics need is fetched with the engine. */
const common = 7;
/** Small things by which half of the metrics mean something: to ask for each would take longer than to have them. */
const handy = /\/src\/(stats\/(beta|binomial)|rollup\/codes|metrics\/durations\/ages)\.ts$/;
/** What reads Arrow comes with the first such feed. */
const ofArrow =
  /\/@uwdata\/|\/arquero\/src\/(format|op|helpers)\/|\/arquero\/src\/util\/(assign|entries|to-string|is-(array|bigint|map|number|object|string))\.js$/;
/** What is known of the fields of cases and what belongs to them, and which cases count. */
const ofCases = /\/metrics\/(records\/(case|case-event|schedule|sla-target)|cases\/(counted|masks))\.ts$/;
const answers = ['nps', 'csat'];
const spans = ['resolution-time', 'response-time'];

/** Whether all metrics of these names import a file at once, to say what they mean. */
function isMeaningOf(names: readonly string[], id: string): boolean {
  return names.every((name) => isImportedBy(`${root}src/metrics/${name}.ts`, id));
}

/** Whether all metrics of these names import a file at once, to count rows. */
function isCountingOf(names: readonly string[], id: string): boolean {
  return names.every((name) => isImportedBy(`${root}src/metrics/counting/${name}.ts`, id));
}

/** Whether most metrics import a file to say what they mean, or half of them, but too little for a file of its own. */
const isCommon = (id: string): boolean => countImporters(id, meanings) >= common || handy.test(id);

/** What a page needs of the kit whatever it shows: the small engine, and of what most metrics import what the first needs. */
function isCore(id: string): boolean {
  const isOfFirst = isMeaningOf(['nps'], id) || isCountingOf(['nps'], id);
  return countImporters(id, smallEngine) > 0 || (isCommon(id) && isOfFirst) || id.includes('rolldown/runtime');
}

/** Whether rows alone need a file: no metric imports it to say what it means. */
const isForRows = (id: string): boolean => countImporters(id, meanings) === 0;

/** Whether rows need a file whatever is counted: the engine imports it, or the counting of most metrics does. */
const isForAllRows = (id: string): boolean =>
  countImporters(id, rowsEngine) > 0 || countImporters(id, countings) >= common;

/** How long things last, whatever they are. */
const isOfCourses = (id: string): boolean => isMeaningOf(spans, id) && countImporters(id, meanings) > spans.length;

/** What rows need whatever is counted, and sums of some metrics; answers are linked for several metrics. */
function isLinking(id: string): boolean {
  if (id.endsWith('/records/survey-response.ts')) return true;
  if (!id.includes('/src/') || isForRows(id) || isOfCourses(id)) return false;
  return isForAllRows(id) || (isCountingOf(answers, id) && !isMeaningOf(['csat'], id));
}

/** What counts rows of these metrics and of no others, and what counts the first of them. */
function isCountingOnly([first, ...others]: readonly string[], id: string): boolean {
  const isOwn = isForRows(id) && countImporters(id, countings) === 1 + others.length;
  return id.endsWith(`/counting/${first}.ts`) || (isOwn && isCountingOf([first ?? '', ...others], id));
}

/**
 * The files of the engines. Each that is asked for costs as much as to read some kilobytes of it, so what always goes
 * together is in one, and what two metrics share in that of the first. Nothing that pages fed with sums load may import what
 * is for rows alone, so what metrics need of that to say what they mean has a file between.
 */
export const engineGroups: readonly Group[] = [
  { name: 'rollups', test: isCore },
  { name: 'shares', test: isCommon },
  {
    name: 'grouping',
    test: /\/src\/(metrics\/reading\/(grouping|segments|parts)|stats\/(kitagawa|benjamini-hochberg))\.ts$/,
  },
  { name: 'protect', test: /\/src\/engine\/(protect|protection\/(groups|loyalty|parts|quality))\.ts$/ },
  { name: 'guarding', test: /\/src\/engine\/(protection\/|(guarding|facets|sum-guard)\.ts$)/ },
  { name: 'line-guard', test: /\/src\/(engine\/line-(guard|swaps)|rollup\/counts)\.ts$/ },
  { name: 'case', test: ofCases },
  { name: 'rows', test: (id) => isForRows(id) && isForAllRows(id) && !ofArrow.test(id) },
  { name: 'durations', test: isOfCourses },
  { name: 'linking', test: isLinking },
  { name: 'nps', test: (id) => id.endsWith('/src/metrics/nps.ts') || isMeaningOf(answers, id) },
  { name: 'resolution-time', test: (id) => id.endsWith('/src/metrics/resolution-time.ts') || isMeaningOf(spans, id) },
  { name: 'counting-nps', test: (id) => isCountingOnly(answers, id) },
  { name: 'counting-resolution-time', test: (id) => isCountingOnly(spans, id) },
];
