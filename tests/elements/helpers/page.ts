import { define, elements, type SupportFilter, type SupportPeriod } from '../../../components/index.js';
import { Board, offerBoard } from '../../../src/element/board/index.js';
import type { FilterDetail } from '../../../src/element/filter-event.js';
import { MetricElement } from '../../../src/element/metric-element.js';
import type { Question } from '../../../src/metric.js';
import { place, settled, stubbed } from './mount.js';
import { Stub } from './stub.js';

const regions = [
  { key: 'Americas', n: 3470 },
  { key: 'EMEA', n: 1650 },
  { key: null, n: 12 },
  { key: 'ANZ', n: null, hidden: 'small' as const },
];

/** A dashboard of some tiles, and what it hears. */
export class Page {
  readonly board = new Board();
  readonly box = document.createElement('section');
  readonly stubs: readonly Stub[];
  readonly tiles: readonly MetricElement[];
  readonly heard: FilterDetail[] = [];

  constructor(controls: string, width = 640, tile: Readonly<Record<string, string>> = {}, count = 2) {
    this.stubs = Array.from({ length: count }, () => new Stub());
    define();
    place(width).append(this.box);
    this.board.setFeed('survey', {
      src: '/survey.json',
      data: null,
      type: null,
      from: null,
      fields: {},
      rowsAt: null,
      dates: null,
      missing: [],
      credentials: 'same-origin',
      timeout: 15,
      refreshEvery: null,
      fetcher: null,
    });
    offerBoard(this.box, () => this.board);
    this.box.addEventListener('support-filter', (event) => this.heard.push(event.detail));
    this.box.innerHTML = controls;
    for (const stub of this.stubs) stub.values = { region: regions };
    this.tiles = this.stubs.map((stub, index) => {
      const node = document.createElement(stubbed(elements.nps, stub));
      if (!(node instanceof MetricElement)) throw new Error('the stub is no metric element');
      node.id = `tile-${index}`;
      for (const [name, value] of Object.entries({ feed: 'survey', ...tile })) node.setAttribute(name, value);
      this.box.append(node);
      return node;
    });
  }

  async settled(): Promise<this> {
    await Promise.all(this.tiles.map((tile) => settled(tile)));
    for (const control of this.box.querySelectorAll<SupportFilter | SupportPeriod>('support-filter, support-period'))
      await control.updateComplete;
    return this;
  }

  tile(index: number): MetricElement {
    const tile = this.tiles[index];
    if (tile === undefined) throw new Error('no such tile');
    return tile;
  }

  control<Tag extends 'support-filter' | 'support-period'>(tag: Tag): HTMLElementTagNameMap[Tag] {
    const control = this.box.querySelector(tag);
    if (control === null) throw new Error(`no ${tag}`);
    return control;
  }

  asked(index: number): Question {
    const question = this.stubs[index]?.last.questions.at(-1);
    if (question === undefined) throw new Error('nothing was asked');
    return question;
  }

  get questions(): number[] {
    return this.stubs.map(({ last }) => last.questions.length);
  }
}
