import type { Question } from '../metric.js';

/** The question whose answer has the values of a field as segments: without its own filter on it. */
export function facetQuestion(question: Question, field: string): Question {
  const { [field]: _own, ...filters } = question.filters;
  return { ...question, by: [field], filters };
}
