import { FeedError, type Records, type Settled } from '../../metric.js';
import { refusal } from '../asked.js';

/** The shapes in the order in which they are looked for. */
const shapes = ['snapshot', 'movements', 'spans', 'states', 'activity'] as const;

/** How a feed tells who pays: see `shapeOf`. */
export type Shape = (typeof shapes)[number];

/** The columns by which a shape is known. */
const marks: Readonly<Record<Shape, readonly string[]>> = {
  snapshot: ['months', 'churned'],
  movements: ['delta', 'at', 'account_id'],
  spans: ['started_at', 'account_id'],
  states: ['mrr', 'at', 'account_id'],
  activity: ['at', 'account_id'],
};

function checked(shape: Shape, { columns }: Records): Shape {
  const field = marks[shape].find((name) => columns[name] === undefined);
  if (field === undefined) return shape;
  throw new FeedError('missing_column', {
    field,
    expected: field,
    seen: Object.keys(columns).slice(0, 12).join(', '),
  });
}

/**
 * The shape of a subscription feed: what option `shape` says, else the first whose columns are there. `snapshot` has
 * `months` and `churned`, one row a customer; `movements` has `delta`; `spans` has `started_at` (and `ended_at`);
 * `states` has `mrr` at an instant; `activity` has instants only, with money in `amount` if at all; all four name the
 * customer in `account_id`. Throws `bad_option`
 * for an unknown shape and `missing_column` where a column of the shape, or of every shape, is not there.
 */
export function shapeOf(main: Records, { options }: Pick<Settled, 'options'>): Shape {
  const asked = options['shape'] ?? 'auto';
  // A feed without rows has every column, and fits any shape.
  if (main.size === 0) return shapes.find((shape) => shape === asked) ?? 'activity';
  if (asked === 'auto') {
    const fits = (shape: Shape) => marks[shape].every((name) => main.columns[name] !== undefined);
    return shapes.find(fits) ?? checked('activity', main);
  }
  const shape = shapes.find((known) => known === asked);
  if (shape === undefined) throw refusal('shape', options, ['auto', ...shapes].join(', '));
  return checked(shape, main);
}
