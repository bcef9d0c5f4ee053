import type { Measure, QueueItem } from '../metric.js';
import type { Text } from '../text/index.js';
import type { Figures, Row } from './figure-table.js';
import { drawnFigures, isDrawn } from './review-figures.js';

function queueRow({ id, since, due, overdue, note }: QueueItem, text: Text): Row {
  return { case: id, overdue, due, since, remark: note === null ? null : text.queueNote(note) };
}

/** What waits, or what to review next. */
export function queueFigures(measure: Measure, text: Text): Figures {
  if (isDrawn(measure)) return drawnFigures(measure.queue ?? []);
  const rows = (measure.queue ?? []).map((item) => queueRow(item, text));
  return { columns: ['case', 'overdue', 'due', 'since', 'remark'], rows };
}
