import type { Board, Goal, Participant } from '../board/index.js';
import type { Score } from '../../views/scores.js';

/** What an element itself says of the rows that its figure is of; what a board hands down is the same for all. */
const ownScope = ['src', 'filters', 'since', 'until', 'asOf'] as const;

/** Whether a goal is about an element by its id, or about its metric wherever that stands. */
function goalFor({ element, metric }: Participant, goals: readonly Goal[]): Goal | null {
  const named = goals.find((goal) => goal.for !== undefined && goal.for === element.id);
  return named ?? goals.find((goal) => goal.for === undefined && goal.metric === metric) ?? null;
}

/** What makes two elements show the same figure in different pictures. */
function figureOf({ metric, feedName, element, question }: Participant): string {
  const scope = ownScope.map((name): unknown => Reflect.get(element, name));
  return JSON.stringify([metric, feedName, scope, question?.options ?? {}]);
}

/** Whether a reader has chosen something in the chart of an element, which then goes on to show all itself. */
function isOrigin(board: Board, key: string): boolean {
  const { filters, span } = board.choices;
  return span?.origin === key || filters.some(({ origin }) => origin === key);
}

/** A figure that a reader can go to. */
export interface PlacedScore extends Score {
  readonly element: Element;
}

interface Found {
  readonly score: PlacedScore;
  /** How well it stands for all pictures of its figure: one that a goal names does best, one of everything worst. */
  readonly rank: number;
}

function foundAt(board: Board, participant: Participant, goals: readonly Goal[]): Found {
  const { element, metric, heading, measure, state } = participant;
  const [aim, key] = [goalFor(participant, goals), board.keyOf(element)];
  const rank = (aim?.for === undefined ? 0 : 2) + (isOrigin(board, key) ? 0 : 1);
  return { score: { key, element, metric, heading, measure, aim, isFailed: state === 'error' }, rank };
}

/**
 * What the metric elements of a board show, each figure once: of several pictures of it the one that a goal names, else the
 * first that shows what the reader has chosen.
 */
export function scoresOn(board: Board | null, goals: readonly Goal[]): readonly PlacedScore[] {
  const figures = new Map<string, Found>();
  for (const participant of board?.participants ?? []) {
    if (board === null || participant.state === 'idle') continue;
    const [figure, found] = [figureOf(participant), foundAt(board, participant, goals)];
    if (found.rank > (figures.get(figure)?.rank ?? -1)) figures.set(figure, found);
  }
  return [...figures.values()].map(({ score }) => score);
}
