import type { Needs } from './supplies.js';
import type { FeedError, Measure } from '../metric.js';
import type { Text, ViewCode, WordsPart } from '../text/index.js';
import { besideValue, furtherStyles, neededByEvents, tables, wordsOf, type Picture } from '../views/index.js';
import type { LaterPicture } from '../views/later.js';

/** What decides what a tile needs before it can be drawn. */
export interface TileNeeding {
  /** What the page asks for: a view, segments, a comparison, and what it says has happened. */
  readonly asked: {
    readonly view: ViewCode;
    readonly by: readonly string[];
    readonly benchmark: unknown;
    readonly events: readonly unknown[];
  };
  /** What draws the view where that is fetched with its first use. */
  readonly later: LaterPicture | undefined;
  /** What draws it now; while `later` has not come, what stands in for it. */
  readonly drawer: Picture;
  /** Whether figures are shown as a table in place of the picture. */
  readonly isTable: boolean;
  /** Whether the summary names further figures. */
  readonly hasFacts: boolean;
  /** What readers need to choose in it, and to be told what others chose. */
  readonly choosing: Needs;
  readonly failure: FeedError | null;
  /** Pixels that the picture may fill; asked for only where something hangs on it, for that may lay out the page. */
  readonly width: () => number;
}

/** Views whose rules every element has. */
const plainViews: ReadonlySet<ViewCode> = new Set<ViewCode>(['summary', 'trend', 'distribution', 'segments']);

/** Whether what is shown does with the rules that every element has. */
export function isPlain(view: ViewCode, isTable: boolean): boolean {
  return plainViews.has(view) && !isTable;
}

/** The words beside the first ones that tell of a failure. */
function wordsOfFailure(failure: FeedError | null): readonly WordsPart[] {
  if (failure === null) return [];
  return failure.issues.length > 0 ? ['failures', 'issues'] : ['failures'];
}

/** What draws the view, the rules of what it draws, and what readers choose by, whatever the answer is. */
function partsOf({ asked, isTable, later, choosing }: TileNeeding): Needs['parts'] {
  return [...choosing.parts, ...(later ? [later] : []), ...(isPlain(asked.view, isTable) ? [] : [furtherStyles])];
}

/** What is needed to show `measure` in the language of `text`, or, for null, to say why there is none. */
export function neededToShow(tile: TileNeeding, measure: Measure | null, text: Text): Needs {
  const { failure, choosing, isTable, later, drawer, width } = tile;
  const told = [...wordsOfFailure(failure), ...choosing.words];
  if (measure === null) return { words: told, parts: [] };
  const table: Needs = isTable ? { words: ['tables'], parts: [tables] } : { words: [], parts: [] };
  const drawn = drawer.needs?.(measure, width()) ?? [];
  return {
    words: [...told, ...wordsOf(measure, text), ...(later?.words ?? []), ...table.words],
    parts: [...partsOf(tile), ...table.parts, ...neededByEvents(measure), ...drawn],
  };
}

/** What will surely be needed, whatever the answer is. */
export function surelyNeeded(tile: TileNeeding): Needs {
  const { asked, later, hasFacts } = tile;
  const facts: readonly WordsPart[] = hasFacts ? ['figures', 'notes'] : [];
  const comparisons: readonly WordsPart[] = asked.benchmark === null ? [] : ['comparisons'];
  const figures = hasFacts && asked.view === 'summary' ? [besideValue] : [];
  return {
    words: [...facts, ...comparisons, ...(later?.words ?? [])],
    parts: [...partsOf(tile), ...neededByEvents(asked), ...figures],
  };
}

/** What will be needed beside that in the width that the tile has. */
export function neededInWidth({ asked, later, drawer, width }: TileNeeding): Needs {
  return { words: [], parts: later ? [] : (drawer.ahead?.(asked.by, width()) ?? []) };
}
