import type { RecordFields } from '../metric.js';
import { anyNumber, type FieldKind, type FieldShape, type Plain } from './shape.js';

/** The fields of a record by name, without those that are maps of texts. */
export type RecordShape = Readonly<Record<string, FieldShape>>;

const split = (names = ''): string[] => names.split(' ').filter((name) => name !== '');

/** The shapes of fields that are listed, so that zod comes with the first value that has to be decided. */
export function shapesOf(fields: RecordFields): RecordShape {
  const shapes: Record<string, FieldShape> = {};
  const nullables = split(fields.nullable);
  const add = (names: string | undefined, kind: FieldKind, plain: Plain, planned = false) => {
    for (const name of split(names)) shapes[name] = { kind, nullable: nullables.includes(name), planned, plain };
  };
  add(fields.texts, 'text', { is: 'text' });
  add(fields.numbers, 'number', anyNumber);
  add(fields.booleans, 'boolean', { is: 'boolean' });
  add(fields.lists, 'list', { is: 'list', of: { is: 'text' } });
  add(fields.instants, 'instant', anyNumber);
  add(fields.planned, 'instant', anyNumber, true);
  add(fields.json, 'json', { is: 'list', of: null });
  for (const [names, bounds] of fields.bounded ?? []) add(names, 'number', { ...anyNumber, ...bounds });
  for (const [name, values] of Object.entries(fields.few ?? {})) add(name, 'text', { is: 'one', of: split(values) });
  return shapes;
}
