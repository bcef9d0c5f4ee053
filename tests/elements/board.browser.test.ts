import { expect } from '@esm-bundle/chai';
import { MetricElement } from '../../src/element/metric-element.js';
import {
  Board,
  joinGroup,
  noChoices,
  nothingGiven,
  offerBoard,
  withChoice,
  type BoardFeed,
} from '../../src/element/board/index.js';
import type { Question } from '../../src/metric.js';
import { elements } from '../../components/index.js';
import { clear, place, settled, stubbed } from './helpers/mount.js';
import { Stub } from './helpers/stub.js';

const survey: BoardFeed = {
  src: '/survey.json',
  data: null,
  type: 'csv',
  from: null,
  fields: { score: 'rating' },
  rowsAt: null,
  dates: '%d.%m.%Y',
  missing: ['?'],
  credentials: 'include',
  timeout: 30,
  refreshEvery: null,
  fetcher: null,
};

function create(stub: Stub, attributes: Readonly<Record<string, string>>): MetricElement {
  const node = document.createElement(stubbed(elements.nps, stub));
  if (!(node instanceof MetricElement)) throw new Error('the stub is no metric element');
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
}

function dashboard(board: Board): HTMLElement {
  const box = document.createElement('section');
  place().append(box);
  offerBoard(box, () => board);
  return box;
}

function boardWithSurvey(): Board {
  const board = new Board();
  board.setFeed('survey', survey);
  return board;
}

function lastQuestion(stub: Stub): Question {
  const question = stub.last.questions.at(-1);
  if (question === undefined) throw new Error('nothing was asked');
  return question;
}

describe('elements on a board', () => {
  afterEach(clear);

  it('read the feed that they name, as it says', async () => {
    const stub = new Stub();
    const element = create(stub, { feed: 'survey', fields: '{"account_id": "company"}' });
    dashboard(boardWithSurvey()).append(element);
    await settled(element);
    const { main } = stub.last.sources;
    expect(main.src).to.equal('/survey.json');
    expect(main.timeout).to.equal(30_000);
    expect(main.credentials).to.equal('include');
    expect(main.decode).to.deep.include({ type: 'csv', dates: '%d.%m.%Y', missing: ['?'] });
    expect(main.decode.fields).to.deep.equal({ score: 'rating', account_id: 'company' });
  });

  it('show what stands between their tags until the feed comes that they name', async () => {
    const stub = new Stub();
    const board = new Board();
    const element = create(stub, { feed: 'survey' });
    dashboard(board).append(element);
    await settled(element, 'idle');
    expect(stub.calls).to.have.length(0);
    board.setFeed('survey', survey);
    await settled(element);
    expect(stub.calls).to.have.length(1);
  });

  it('read further records from the board as well', async () => {
    const stub = new Stub();
    const board = boardWithSurvey();
    board.setFeed('work', { ...survey, src: '/schedules.json' });
    const node = document.createElement(stubbed(elements['response-time'], stub));
    node.setAttribute('feed', 'survey');
    node.setAttribute('feed-schedules', 'work');
    dashboard(board).append(node);
    if (!(node instanceof MetricElement)) throw new Error('the stub is no metric element');
    await settled(node);
    expect(stub.last.sources['schedules']?.src).to.equal('/schedules.json');
  });

  it('ask with what the page gives, unless they say otherwise themselves', async () => {
    const [stub, own] = [new Stub(), new Stub()];
    const board = boardWithSurvey();
    board.give({
      ...nothingGiven,
      period: 'quarter',
      compare: 'year-ago',
      level: 0.9,
      minGroup: 10,
      timeZone: 'Asia/Tokyo',
    });
    const element = create(stub, { feed: 'survey' });
    const stubborn = create(own, {
      feed: 'survey',
      period: 'week',
      compare: 'previous',
      level: '0.95',
      'min-group': '3',
    });
    dashboard(board).append(element, stubborn);
    await Promise.all([settled(element), settled(stubborn)]);
    const given = { period: 'quarter', compare: 'year-ago', level: 0.9, minGroup: 10, timeZone: 'Asia/Tokyo' };
    expect(lastQuestion(stub)).to.deep.include(given);
    expect(lastQuestion(own)).to.deep.include({ period: 'week', compare: 'previous', level: 0.95, minGroup: 10 });
  });

  it('keep the columns of the filters of the page from the start, and ask anew once when one is set', async () => {
    const stub = new Stub();
    const board = boardWithSurvey();
    board.filterBy(board, 'region');
    const element = create(stub, { feed: 'survey', filters: '{"plan": ["pro", "free"]}' });
    dashboard(board).append(element);
    await settled(element);
    expect(stub.last.sources.main.decode.columns).to.deep.equal(['plan', 'region']);
    const region = withChoice(noChoices, { field: 'region', values: ['EMEA'], origin: null });
    board.choose(withChoice(region, { field: 'plan', values: ['pro'], origin: null }));
    await settled(element);
    expect(stub.calls).to.have.length(1);
    expect(stub.last.questions).to.have.length(2);
    expect(lastQuestion(stub).filters).to.deep.equal({ plan: ['pro'], region: ['EMEA'] });
    expect(lastQuestion(stub).handedDown).to.deep.equal(['region']);
  });

  it('do not filter themselves by what was chosen in their own chart', async () => {
    const [stub, other] = [new Stub(), new Stub()];
    const board = boardWithSurvey();
    board.filterBy(board, 'region');
    const clicked = create(stub, { feed: 'survey', id: 'clicked' });
    const filtered = create(other, { feed: 'survey' });
    dashboard(board).append(clicked, filtered);
    await Promise.all([settled(clicked), settled(filtered)]);
    const choices = withChoice(noChoices, { field: 'region', values: ['EMEA'], origin: board.keyOf(clicked) });
    board.choose({ ...choices, span: { since: '2026-01-01', until: '2026-02-01', origin: 'clicked' } });
    await Promise.all([settled(clicked), settled(filtered)]);
    expect(lastQuestion(stub)).to.deep.include({ filters: {}, since: null, until: null });
    expect(lastQuestion(other)).to.deep.include({ filters: { region: ['EMEA'] }, since: '2026-01-01' });
  });

  it('go back to what was chosen before, step by step', async () => {
    const board = new Board();
    const region = withChoice(noChoices, { field: 'region', values: ['EMEA'], origin: null });
    expect(board.choose(region)).to.equal(true);
    expect(board.choose(region)).to.equal(false);
    board.choose({ ...region, period: 'week' });
    expect(board.undo()).to.equal(true);
    expect(board.choices).to.deep.equal(region);
    expect(board.undo()).to.equal(true);
    expect(board.choices).to.deep.equal(noChoices);
    expect(board.undo()).to.equal(false);
  });

  it('join a dashboard that comes after them, and leave it for another with its filters', async () => {
    const stub = new Stub();
    const [first, second] = [boardWithSurvey(), boardWithSurvey()];
    first.choose(withChoice(noChoices, { field: 'region', values: ['EMEA'], origin: null }));
    const box = document.createElement('section');
    const element = create(stub, { feed: 'survey' });
    place().append(box);
    box.append(element);
    await settled(element, 'idle');
    offerBoard(box, () => first);
    await settled(element);
    expect(lastQuestion(stub).filters).to.deep.equal({ region: ['EMEA'] });
    dashboard(second).append(element);
    await element.updateComplete;
    await settled(element);
    expect(lastQuestion(stub).filters).to.deep.equal({});
    expect(first.participants).to.have.length(0);
    expect(second.participants.map((each) => each.element)).to.deep.equal([element]);
  });

  it('of one group share their choices wherever they stand, and the group goes with the last of them', async () => {
    const [stub, other] = [new Stub(), new Stub()];
    const here = create(stub, { src: '/a.json', group: 'company' });
    const there = create(other, { src: '/b.json', group: 'company' });
    place().append(here);
    place().append(there);
    await Promise.all([settled(here), settled(there)]);
    const { board, leave } = joinGroup('company');
    expect(board.participants).to.have.length(2);
    board.choose(withChoice(noChoices, { field: 'region', values: ['EMEA'], origin: null }));
    await Promise.all([settled(here), settled(there)]);
    expect(lastQuestion(stub).filters).to.deep.equal({ region: ['EMEA'] });
    expect(lastQuestion(other).filters).to.deep.equal({ region: ['EMEA'] });
    leave();
    here.group = null;
    there.remove();
    await settled(here);
    expect(lastQuestion(stub).filters).to.deep.equal({});
    const anew = joinGroup('company');
    expect(anew.board).not.to.equal(board);
    anew.leave();
  });

  it('of a group ask nothing before they know what the group asks, and keep their room', async () => {
    const stub = new Stub();
    const { board, leave } = joinGroup('late');
    board.choose(withChoice(noChoices, { field: 'region', values: ['EMEA'], origin: null }));
    const element = create(stub, { src: '/a.json', group: 'late' });
    place().append(element);
    await Promise.resolve();
    expect(element.getBoundingClientRect().height).to.be.greaterThan(100);
    await settled(element);
    expect(stub.last.questions.map(({ filters }) => filters)).to.deep.equal([{ region: ['EMEA'] }]);
    leave();
  });

  it('tell the others what they answered, in the order of the page', async () => {
    const board = boardWithSurvey();
    let heard = 0;
    board.listen((changes) => (heard += changes.has('measures') ? 1 : 0));
    const [one, two] = [create(new Stub(), { feed: 'survey' }), create(new Stub(), { feed: 'survey' })];
    const box = dashboard(board);
    box.append(two);
    box.prepend(one);
    await Promise.all([settled(one), settled(two)]);
    expect(board.participants.map(({ element }) => element)).to.deep.equal([one, two]);
    expect(board.participants.map(({ measure }) => measure?.metric)).to.deep.equal(['nps', 'nps']);
    expect(heard).to.be.greaterThan(0);
  });
});
