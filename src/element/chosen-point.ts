import type { nothing, TemplateResult } from 'lit';
import type { Crossing, CrossingOptions } from './crossing.js';
import { DrillEvent, SelectEvent } from './events.js';
import type { FeedElement } from './feed-element.js';
import type { ActivePoint } from './pointing.js';
import type { Needs } from './supplies.js';
import { hasRecords, usualSelection, type Picture, type Selection } from '../views/index.js';
import { Later } from '../views/later.js';

/** What lets readers filter others by what they choose in an element; only those on a board need it. */
const crossings = new Later(async () => (await import('./crossing.js')).Crossing);

/** What is known of the tile in which points are chosen. */
export interface ChosenPointOptions extends Omit<CrossingOptions, 'selected'> {
  /** What draws the picture. */
  drawer(): Picture;
}

/**
 * The point that a reader chose last in the chart of an element, and whom that is told: the page by an event, the others
 * of a board as a filter, and whoever shows records when they are asked for.
 */
export class ChosenPoint {
  readonly #host: FeedElement;
  readonly #options: ChosenPointOptions;
  #point: Pick<ActivePoint, 'key' | 'label'> | null = null;
  #madeCrossing: Crossing | null = null;

  constructor(host: FeedElement, options: ChosenPointOptions) {
    this.#host = host;
    this.#options = options;
  }

  /** The reader has chosen a point. */
  take({ key, index, label }: ActivePoint): void {
    const selection = this.#selected(key);
    this.#point = { key, label };
    this.#host.dispatchEvent(new SelectEvent({ view: this.#host.view, key, index, selection }));
    this.#crossing?.choose(selection);
    this.#host.requestUpdate();
  }

  /** The point in words, as long as the picture has it and its records can be asked for. */
  get label(): string | null {
    const { measure } = this.#host;
    const selection = this.#selection;
    return measure && selection && hasRecords(selection, measure) ? (this.#point?.label ?? null) : null;
  }

  /** Asks for the records of the measure (`false`) or of the point; null without rows to show, or somebody who shows them. */
  get drill(): ((isOfPoint: boolean) => void) | null {
    const { connection, drill, viewers, board } = this.#host;
    const isShown = drill === 'always' || viewers.size > 0 || (board?.hasViewer ?? false);
    return connection !== null && isShown ? this.#drillTo : null;
  }

  /** Whether what is chosen filters others. */
  get isCrossing(): boolean {
    return this.#crossing?.isOn ?? false;
  }

  /** What is needed to choose on a board, and to say what the page asks of the element. */
  get needs(): Needs {
    return { words: this.#crossing?.words ?? [], parts: this.#host.board === null ? [] : [crossings] };
  }

  /** Which keys walk the charts, and which mark a stretch of time where that is asked of others. */
  get keysHelp(): string {
    return this.#crossing?.keysHelp ?? this.#options.text().keyboardHelp;
  }

  /** What the page asks of the element, as it is told in a line. */
  get asked(): TemplateResult | typeof nothing | undefined {
    return this.#crossing?.line;
  }

  /** What filters the others of a board; null where there is none, or its file is not there yet. */
  get #crossing(): Crossing | null {
    if (this.#madeCrossing !== null || this.#host.board === null || crossings.part === null) return this.#madeCrossing;
    const selected = (key: string): Selection | null => this.#selected(key);
    return (this.#madeCrossing = new crossings.part(this.#host, { ...this.#options, selected }));
  }

  /** The part of the measure that a point's key stands for; null where it has none such. */
  #selected(key: string): Selection | null {
    const { measure } = this.#host;
    return measure && (this.#options.drawer().selection ?? usualSelection)(measure, key);
  }

  /** The part of the measure that was chosen, as long as it has it. */
  get #selection(): Selection | null {
    return this.#point && this.#selected(this.#point.key);
  }

  /** Asks whoever shows records for those of the measure, or of the point. */
  readonly #drillTo = (isOfPoint: boolean): void => {
    const host = this.#host;
    const { board, participant, question } = host;
    if (question === null) return;
    const selection = isOfPoint ? this.#selection : null;
    const element = host.id || (board?.keyOf(host) ?? host.localName);
    host.dispatchEvent(new DrillEvent({ metric: host.metricName, element, question, selection }));
    board?.drillTo({ participant, selection });
  };
}
