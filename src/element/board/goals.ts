import { isRecord, parsed, type Kind } from '../../engine/kinds.js';
import { target } from '../../engine/marks.js';
import type { Target } from '../../metric.js';

/** What somebody has set out to reach, or is answerable for, on a dashboard. */
export interface Goal {
  /** Id of the element that it is about. */
  readonly for?: string;
  /** Name of the metric that it is about, wherever that stands on the dashboard: `nps`. */
  readonly metric?: string;
  /** What it is called; without it the element's heading or the metric's name. */
  readonly label?: string;
  /** Who is answerable. */
  readonly owner?: string;
  /** The value to reach, in the unit of the metric; without it the element's own target. */
  readonly target?: Target;
  /** The day by which it is to be reached, as a date. */
  readonly by?: string;
  /** The head under which it is listed, such as `quality`, `speed`, `impact` or a text of the page's own. */
  readonly group?: string;
}

const texts = ['for', 'metric', 'label', 'owner', 'by', 'group'] as const;
/** Every name that a goal may have. */
const known: ReadonlySet<string> = new Set<string>([...texts, 'target']);

/** A goal as it is given; null where it is none: an unknown name, something that is no text, or a goal about nothing. */
function goalOf(given: unknown): Goal | null {
  if (!isRecord(given) || !Object.keys(given).every((name) => known.has(name))) return null;
  const said = texts.filter((name) => given[name] !== undefined);
  const aim = given['target'] === undefined ? undefined : target.read(given['target']);
  const isRight = said.every((name) => typeof given[name] === 'string') && (aim !== undefined || !('target' in given));
  if (!isRight || (given['for'] === undefined && given['metric'] === undefined)) return null;
  return { ...Object.fromEntries(said.map((name) => [name, given[name]])), ...(aim && { target: aim }) };
}

/** JSON: a list of goals, each about an element (`for`, its id) or a metric (`metric`). */
export const goals: Kind<readonly Goal[]> = {
  expected: '[{"metric": "nps", "owner": "Ada", "target": 45, "by": "2026-12-31", "group": "quality"}]',
  read(given) {
    const listed = parsed(given);
    const all = Array.isArray(listed) ? listed.map(goalOf) : [null];
    return all.every((goal) => goal !== null) ? all : undefined;
  },
};
