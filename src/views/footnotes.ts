import { html, nothing, type TemplateResult } from 'lit';
import { countedOf, type Issue, type Measure, type Note, type NoteCode } from '../metric.js';
import type { Text } from '../text/index.js';
import type { Maybe } from './words.js';

/**
 * What is told of how figures are made, and not of doubt in those on screen: it stands behind a line that says how many
 * there are. All other notes stand in sight.
 */
const ofMethod: ReadonlySet<NoteCode> = new Set<NoteCode>([
  'clustered',
  'weighted',
  'unfinished_period',
  'benchmark_error_unknown',
  'as_of_from_data',
  'naive_times',
  'open_cases',
  'reopen_window',
  'no_schedules',
  'vendor_clock',
  'rubric_changed',
  'no_population',
  'months_only',
  'tier_as_it_stands',
]);

function listed(notes: readonly Note[], measure: Measure, text: Text): TemplateResult[] {
  return notes.map((note) => html`<li><bdi>${text.note(note, countedOf(measure))}</bdi></li>`);
}

/** The facts without which a reader would be misled (`part="notes"`). */
export function notesView(measure: Measure, text: Text): Maybe {
  const notes = measure.notes.filter(({ code }) => !ofMethod.has(code));
  return notes.length === 0
    ? nothing
    : html`<ul part="notes" class="notes">
        ${listed(notes, measure, text)}
      </ul>`;
}

/** How the figures were made, behind a line that says how many notes there are (`part="method"`). */
export function methodView(measure: Measure, text: Text): Maybe {
  const notes = measure.notes.filter(({ code }) => ofMethod.has(code));
  if (notes.length === 0) return nothing;
  return html`<details part="method" class="method">
    <summary><bdi>${text.noteCount(notes.length)}</bdi></summary>
    <ul>
      ${listed(notes, measure, text)}
    </ul>
  </details>`;
}

/** Milliseconds. */
const hour = 3_600_000;

/** The most row numbers that are named for one issue. */
const mostNumbers = 3;

function issueView(issue: Issue, text: Text): Maybe {
  const words = text.issue(issue);
  if (words === null) return nothing;
  const { seen, meaning, remedy, silence } = words;
  const first = text.firstRows(issue.first.slice(0, mostNumbers).map(({ row }) => row));
  return html`<li>
    <bdi
      ><b>${seen}</b> ${first} ${meaning} ${remedy}
      ${silence === null ? nothing : html`${text.inTheTag} <code>${silence}</code>`}</bdi
    >
  </li>`;
}

/** What was found in the rows of a feed, four beats each (`part="issues"`); for error states too. */
export function issuesView(issues: readonly Issue[], text: Text): Maybe {
  if (issues.length === 0) return nothing;
  return html`<ul class="issues">
    ${issues.map((issue) => issueView(issue, text))}
  </ul>`;
}

/** How many rows counted, as a line that opens what was found in the others (`part="issues"`). */
export function rowsView({ rows }: Measure, text: Text): TemplateResult {
  const words = text.rowsUsed(rows.used, rows.received);
  if (rows.issues.length === 0) return html`<p part="issues" class="rows"><bdi>${words}</bdi></p>`;
  return html`<details part="issues" class="rows">
    <summary><bdi>${words}</bdi></summary>
    ${issuesView(rows.issues, text)}
  </details>`;
}

/** What a feed says of how old its data may get, held against how old they are at `now`, epoch milliseconds (`part="age"`). */
export function ageView({ context: { as_of: asOf, freshness } }: Measure, text: Text, now: number): Maybe {
  if (asOf === null || freshness === undefined) return nothing;
  const age = now - Date.parse(asOf);
  const [over] = [freshness.error_after, freshness.warn_after].filter((limit) => limit !== null && age > limit * hour);
  if (over === undefined || over === null) return nothing;
  const isOverdue = over === freshness.error_after;
  return html`<p part="age" class=${isOverdue ? 'age overdue' : 'age'}>
    <bdi>${text.aged({ age, limit: over * hour, isOverdue })}</bdi>
  </p>`;
}

/** When and where the figures hold, and by which definition (`part="stamp"`). */
export function stampView({ context }: Measure, text: Text): TemplateResult {
  const parts = [
    ...(context.as_of === null ? [] : [text.asOf(context.as_of, context.time_zone)]),
    text.definition(context.definition),
  ];
  return html`<p part="stamp" class="stamp"><bdi>${parts.join(' · ')}</bdi></p>`;
}

/** How the figures are computed, behind a line (`part="definition"`); opened, it asks to `explain`. */
export function definitionView({ metric }: Measure, text: Text, explain: () => void): Maybe {
  const words = text.metricDefinition(metric);
  if (words === '') return nothing;
  return html`<details part="definition" class="definition" @toggle=${explain}>
    <summary><bdi>${text.howComputed}</bdi></summary>
    <p><bdi>${words}</bdi></p>
  </details>`;
}
