import type { Rows } from './rows.js';

/** The rows of a page with values that all of them have, by name; a row's own value of that name gives way. */
export function withConstants(rows: Rows, constants: Readonly<Record<string, string>>): Rows {
  const constantOf = (name: string) => (Object.hasOwn(constants, name) ? constants[name] : undefined);
  return {
    next: () => rows.next(),
    get number() {
      return rows.number;
    },
    get isRecord() {
      return rows.isRecord;
    },
    get seen() {
      return rows.seen;
    },
    texts: rows.texts,
    reader(name) {
      const constant = constantOf(name);
      return constant === undefined ? rows.reader(name) : () => constant;
    },
    names: () => [...new Set([...rows.names(), ...Object.keys(constants)])],
  };
}
