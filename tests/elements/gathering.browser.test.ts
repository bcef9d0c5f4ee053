import { expect } from '@esm-bundle/chai';
import { Board, type BoardChange, type Participant } from '../../src/element/board/index.js';

const ownTimer = window.setTimeout;
const ownNow = performance.now.bind(performance);

/** What was to be called after a while. */
let later: (() => void)[] = [];

/** A metric element that is at work, as its board sees it. */
function busy(): Participant & { isBusy: boolean } {
  return {
    element: document.createElement('div'),
    metric: 'nps',
    feedName: null,
    by: [],
    measure: null,
    question: null,
    state: 'loading',
    isBusy: true,
    heading: null,
    readAt: null,
    connection: null,
    isRefreshed: false,
    refresh: () => Promise.resolve(),
  };
}

const nextTask = (): Promise<void> => new Promise((resolve) => ownTimer(resolve));

/** A board with four elements at work, and how often it has told of measures since. */
async function boardAtWork() {
  const [board, all] = [new Board(), [busy(), busy(), busy(), busy()]];
  for (const participant of all) board.join(participant);
  await nextTask();
  const heard: BoardChange[] = [];
  board.listen((changes) => void heard.push(...changes));
  return { board, all, heard };
}

describe('a board whose elements answer one after the other', () => {
  beforeEach(() => {
    later = [];
    Object.assign(window, { setTimeout: (call: () => void) => 1e9 + later.push(call) });
  });

  afterEach(() => {
    window.setTimeout = ownTimer;
    performance.now = ownNow;
  });

  it('tells of all answers once, with the last of them', async () => {
    const { board, all, heard } = await boardAtWork();
    for (const participant of all) {
      expect(heard).to.deep.equal([]);
      participant.isBusy = false;
      board.answered();
      await nextTask();
    }
    expect(heard).to.deep.equal(['measures']);
  });

  it('tells of those that are there when others take their time', async () => {
    const { board, all, heard } = await boardAtWork();
    const [first] = all;
    if (first) first.isBusy = false;
    board.answered();
    board.answered();
    await nextTask();
    expect(heard).to.deep.equal([]);
    performance.now = () => ownNow() + 100;
    for (const call of later.splice(0)) call();
    await nextTask();
    expect(heard).to.deep.equal(['measures']);
  });
});
