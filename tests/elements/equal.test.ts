import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { isEqual } from '../../src/element/equal.js';

/** Values of few kinds, so that two of them are often the same. */
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, 0, 1, '', 'a', true, undefined),
    fc.array(tie('any'), { maxLength: 2 }),
    fc.dictionary(fc.constantFrom('a', 'b'), tie('any'), { maxKeys: 2, noNullPrototype: true }),
  ),
})).any;

test('two values are equal where one can stand for the other, what is undefined left out of objects', () => {
  fc.assert(
    fc.property(value, value, (a, b) => {
      // Lists write null for what is undefined, and JSON keeps an order that means nothing.
      const ordered = (part: unknown): unknown => {
        if (part === undefined) return 'nothing';
        if (typeof part !== 'object' || part === null) return JSON.stringify(part);
        if (Array.isArray(part)) return part.map(ordered);
        const names = Object.entries(part).filter(([, each]) => each !== undefined);
        return Object.fromEntries(
          names.toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([name, each]) => [name, ordered(each)]),
        );
      };
      assert.equal(isEqual(a, b), JSON.stringify(ordered(a)) === JSON.stringify(ordered(b)));
      assert.equal(isEqual(a, structuredClone(a)), true);
    }),
    { numRuns: 500 },
  );
});
