import { html, nothing, type TemplateResult } from 'lit';
import { tinyLine } from '../charts/index.js';
import { countedOf, type Measure } from '../metric.js';
import type { ScoreColumn, Text } from '../text/index.js';
import type { FigureTable } from './figure-table.js';
import { driftOf, judgementOf } from './judging.js';
import { happened } from './events.js';
import { linePointsOf } from './line.js';
import { presentOf } from './present.js';
import { aimOf, groupedScores, isShown, scoreName, type Score, type ScoreGroup } from './scores.js';
import { verdictMark, verdictTone } from './tones.js';
import type { Maybe } from './words.js';

/** From this width on, the inside of a tile of 640 pixels, a scorecard is a table; below it is a list. */
const scoreTableWidth = 600;

const lineWidth = 96;
const lineHeight = 28;

/** What a scorecard is drawn with beside its figures. */
export interface ScorecardContext {
  readonly text: Text;
  readonly width: number;
  /** What the whole is called. */
  readonly caption: string;
  /** The reader wants to see where a figure is from. */
  readonly go: (score: Score) => void;
}

/** Which columns have anything to say, and the periods that hold for all that stand in them, in words; empty for none. */
interface Extent {
  readonly hasAims: boolean;
  readonly hasOwners: boolean;
  /** The period of all values. */
  readonly period: string;
  /** The period that all changes are since. */
  readonly since: string;
}

/** No columns but those that are always there, and no period that is said for all. */
const plain: Extent = { hasAims: false, hasOwners: false, period: '', since: '' };

/** The name of a period, where all are that. */
function common(names: readonly string[]): string {
  const [first = '', ...others] = new Set(names);
  return others.length === 0 ? first : '';
}

function periodOf(measure: Measure, text: Text): string {
  const { period } = presentOf(measure);
  return period === null ? '' : text.periodName(period, measure.context);
}

/** The period that a change is since; empty for a window, which heads are too small for. */
function sinceOf({ change, context }: Measure, text: Text): string[] {
  if (change === null || change.verdict === null) return [];
  return [change.from.includes('/') ? '' : text.periodName(change.from, context)];
}

function extentOf(scores: readonly Score[], text: Text): Extent {
  const shown = scores.filter(isShown).map(({ measure }) => measure);
  return {
    hasAims: scores.some(({ aim, measure }) => (aim?.target ?? measure?.target ?? null) !== null),
    hasOwners: scores.some(({ aim }) => aim?.owner !== undefined),
    period: common(shown.map((measure) => periodOf(measure, text))),
    since: common(shown.flatMap((measure) => sinceOf(measure, text))),
  };
}

/** Why there is no figure. */
function absence({ measure, isFailed }: Score, text: Text): string {
  if (measure?.hidden) return text.hidden(measure.context.min_group, countedOf(measure));
  if (measure !== null) return text.state('empty', countedOf(measure)).what;
  return isFailed ? text.state('error').what : text.state('loading').what;
}

function valueOf(score: Score, { period: all }: Extent, text: Text): TemplateResult {
  if (!isShown(score)) return html`<small part="absence"><bdi>${absence(score, text)}</bdi></small>`;
  const { unit, context } = score.measure;
  const { value, low, high } = presentOf(score.measure);
  const interval = low === null || high === null ? '' : text.interval(low, high, unit);
  const fields = context.not_filtered ?? [];
  const details = [
    interval,
    all === '' ? periodOf(score.measure, text) : '',
    fields.length === 0 ? '' : text.unfiltered(fields),
  ].filter(Boolean);
  return html`<b part="value"><bdi>${value === null ? '' : text.figure(value, unit)}</bdi></b
    >${details.map((detail) => html` <small><bdi>${detail}</bdi></small>`)}`;
}

function driftOfMeasure(measure: Measure, text: Text): string {
  const drift = driftOf(measure);
  return drift === null ? '' : text.drift(drift, measure.context);
}

function changeOf(score: Score, { since }: Extent, text: Text): Maybe {
  if (!isShown(score)) return nothing;
  const { measure } = score;
  const verdict = measure.change?.verdict ?? null;
  const mark = verdictMark(verdict);
  const drift = driftOfMeasure(measure, text);
  return html`<span part="change" class="change ${verdictTone(verdict, measure.better)}"
      >${mark === '' ? nothing : html`<span class="mark" aria-hidden="true">${mark}</span> `}<bdi
        >${text.scoreChange(measure, since !== '')}</bdi
      ></span
    >${drift === '' ? nothing : html` <small part="signal"><bdi>${drift}</bdi></small>`}`;
}

function aimWords(score: Score, text: Text): string {
  const aim = aimOf(score);
  return aim === null ? '' : text.aim(aim);
}

function lineOf({ measure }: Score, text: Text): Maybe {
  return measure === null || measure.series.length < 2
    ? nothing
    : tinyLine(linePointsOf(measure, text, happened), lineWidth, lineHeight);
}

function button(score: Score, { text, go }: ScorecardContext): TemplateResult {
  return html`<button type="button" part="figure" @click=${() => go(score)}>
    <bdi>${scoreName(score, text)}</bdi>
  </button>`;
}

function countWords({ measure }: Score, text: Text): string {
  const n = measure && presentOf(measure).n;
  return n === null ? '' : text.count(n);
}

function row(score: Score, extent: Extent, context: ScorecardContext): TemplateResult {
  const { text } = context;
  const { hasAims, hasOwners } = extent;
  return html`<tr>
    <th scope="row">${button(score, context)}</th>
    <td class="numeric">${valueOf(score, extent, text)}</td>
    <td class="verdict">${changeOf(score, extent, text)}</td>
    ${hasAims ? html`<td part="target"><bdi>${aimWords(score, text)}</bdi></td>` : nothing}
    <td class="line" aria-hidden="true">${lineOf(score, text)}</td>
    <td class="numeric"><bdi>${countWords(score, text)}</bdi></td>
    ${hasOwners ? html`<td part="owner"><bdi>${score.aim?.owner ?? ''}</bdi></td>` : nothing}
  </tr>`;
}

function columnsOf({ hasAims, hasOwners }: Extent): readonly ScoreColumn[] {
  return [
    'figure',
    'value',
    'change',
    ...(hasAims ? ['target' as const] : []),
    'trend',
    'n',
    ...(hasOwners ? ['owner' as const] : []),
  ];
}

function headWords(column: ScoreColumn, { period, since }: Extent, text: Text): string {
  if (column === 'value' && period !== '') return period;
  return column === 'change' && since !== '' ? text.changeSince(since) : text.scoreHead(column);
}

function head(column: ScoreColumn, extent: Extent, text: Text): TemplateResult {
  const isNumeric = column === 'value' || column === 'n';
  // The lines are for the eye alone: their figures stand beside them.
  if (column === 'trend') return html`<td data-column=${column} aria-hidden="true">${text.scoreHead(column)}</td>`;
  return html`<th scope="col" data-column=${column} class=${isNumeric ? 'numeric' : nothing}>
    ${headWords(column, extent, text)}
  </th>`;
}

function body({ group, scores }: ScoreGroup, extent: Extent, context: ScorecardContext): TemplateResult {
  const columns = columnsOf(extent);
  return html`<tbody>
    <tr class="group">
      <th scope="rowgroup" colspan=${columns.length}><bdi>${context.text.outcomeName(group)}</bdi></th>
    </tr>
    ${scores.map((score) => row(score, extent, context))}
  </tbody>`;
}

function asTable(scores: readonly Score[], context: ScorecardContext): TemplateResult {
  const extent = extentOf(scores, context.text);
  return html`<div class="scroll" role="region" aria-label=${context.caption} tabindex="0">
    <table part="table">
      <caption class="visually-hidden">
        <bdi>${context.caption}</bdi>
      </caption>
      <thead>
        <tr>
          ${columnsOf(extent).map((column) => head(column, extent, context.text))}
        </tr>
      </thead>
      ${groupedScores(scores).map((group) => body(group, extent, context))}
    </table>
  </div>`;
}

function item(score: Score, context: ScorecardContext): TemplateResult {
  const { text } = context;
  const aim = aimWords(score, text);
  const owner = score.aim?.owner;
  return html`<li>
    <p class="lead">${button(score, context)} ${valueOf(score, plain, text)}</p>
    <p class="verdict">${changeOf(score, plain, text)}</p>
    ${
      aim === ''
        ? nothing
        : html`<p part="target">
            <small>${text.scoreHead('target')}: <bdi>${aim}</bdi></small>
          </p>`
    }
    ${
      owner === undefined
        ? nothing
        : html`<p part="owner">
            <small><bdi>${text.ownedBy(owner)}</bdi></small>
          </p>`
    }
  </li>`;
}

function asList(scores: readonly Score[], context: ScorecardContext): TemplateResult[] {
  return groupedScores(scores).map(
    (group) =>
      html`<section>
        <h4 class="dimension"><bdi>${context.text.outcomeName(group.group)}</bdi></h4>
        <ul>
          ${group.scores.map((score) => item(score, context))}
        </ul>
      </section>`,
  );
}

/** Figures under their heads: a table from 600 pixels of room on, a list below; a message where there are none. */
export function scorecardView(scores: readonly Score[], context: ScorecardContext): TemplateResult {
  const { text, width } = context;
  if (scores.length === 0) {
    const { what, remedy } = text.noScores;
    return html`<div class="view">
      <p class="empty">
        <bdi><strong>${what}</strong> ${remedy}</bdi>
      </p>
    </div>`;
  }
  return html`<div class="view" part="view">
    ${width < scoreTableWidth ? asList(scores, context) : asTable(scores, context)}
  </div>`;
}

const exported: readonly ScoreColumn[] = [
  'outcome',
  'figure',
  'period',
  'value',
  'low',
  'high',
  'change',
  'target',
  'reach',
  'n',
  'owner',
  'remark',
];

function figures(group: string, score: Score, text: Text): FigureTable['rows'][number] {
  const [aim, measure] = [aimOf(score), score.measure];
  const present = measure && presentOf(measure);
  const drift = measure ? driftOfMeasure(measure, text) : '';
  const change = measure && isShown(score) ? text.scoreChange(measure) : absence(score, text);
  return [
    text.outcomeName(group),
    scoreName(score, text),
    measure && present?.period ? text.periodName(present.period, measure.context) : null,
    present?.value ?? null,
    present?.low ?? null,
    present?.high ?? null,
    measure && judgementOf(measure) !== null ? (measure.change?.value ?? null) : null,
    aim?.target.value ?? null,
    aim?.reach ? text.reachName(aim.reach) : null,
    present?.n ?? null,
    score.aim?.owner ?? null,
    [change, drift].filter(Boolean).join(' '),
  ];
}

/** The figures of a scorecard as a table, numbers unrounded. */
export function scoreFigures(scores: readonly Score[], text: Text) {
  return {
    columns: exported.map((column) => ({ label: text.scoreHead(column) })),
    rows: groupedScores(scores).flatMap(({ group, scores: own }) => own.map((score) => figures(group, score, text))),
  };
}
