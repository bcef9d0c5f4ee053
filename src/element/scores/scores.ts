import type { Board, Goal, Participant } from '../board/index.js';
import type { Score } from '../../views/scores.js';

/** Whether a goal is about an element by its id, or about its metric wherever that stands. */
function goalFor({ element, metric }: Participant, goals: readonly Goal[]): Goal | null {
  const named = goals.find((goal) => goal.for !== undefined && goal.for === element.id);
  return named ?? goals.find((goal) => goal.for === undefined && goal.metric === metric) ?? null;
}

/** What makes two elements show the same figure in different pictures. */
function figureOf({ metric, feedName, element, question }: Participant): string {
  const { filters = {}, since = null, until = null, asOf = null, options = {} } = question ?? {};
  return JSON.stringify([metric, feedName ?? element.getAttribute('src'), filters, since, until, asOf, options]);
}

/** A figure that a reader can go to. */
export interface PlacedScore extends Score {
  readonly element: Element;
}

/**
 * What the metric elements of a board show, each figure once: of several pictures of it the one that a goal names, else the
 * first that the page holds.
 */
export function scoresOn(board: Board | null, goals: readonly Goal[]): readonly PlacedScore[] {
  const found = new Map<string, { readonly score: PlacedScore; readonly isNamed: boolean }>();
  for (const participant of board?.participants ?? []) {
    const { element, metric, heading, measure, state } = participant;
    const aim = goalFor(participant, goals);
    const figure = figureOf(participant);
    const isNamed = aim?.for !== undefined;
    if (state === 'idle' || (found.has(figure) && !(isNamed && found.get(figure)?.isNamed === false))) continue;
    const key = board?.keyOf(element) ?? '';
    const score = { key, element, metric, heading, measure, aim, isFailed: state === 'error' };
    found.set(figure, { score, isNamed });
  }
  return [...found.values()].map(({ score }) => score);
}
