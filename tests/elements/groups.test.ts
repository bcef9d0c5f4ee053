import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { joinGroup } from '../../src/element/board/groups.js';

describe('a group', () => {
  test('is the same for who joins after the first of several has left', () => {
    const [first, second] = [joinGroup('survey'), joinGroup('survey')];
    first.leave();
    const third = joinGroup('survey');
    assert.equal(third.board, second.board);
    second.leave();
    third.leave();
  });

  test('is left once by each, however often it says so', () => {
    const [first, second] = [joinGroup('cases'), joinGroup('cases')];
    first.leave();
    first.leave();
    const third = joinGroup('cases');
    assert.equal(third.board, second.board);
    second.leave();
    third.leave();
  });

  test('begins anew when all have left', () => {
    const first = joinGroup('sales');
    first.leave();
    const second = joinGroup('sales');
    assert.notEqual(second.board, first.board);
    second.leave();
  });
});
