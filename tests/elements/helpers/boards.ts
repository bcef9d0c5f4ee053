import { companions, elements } from '../../../components/index.js';
import { defineElements } from '../../../components/define-elements.js';
import { LitElement } from 'lit';
import { SupportDashboard } from '../../../components/support-dashboard.js';
import { MetricElement } from '../../../src/element/metric-element.js';
import type { Question } from '../../../src/metric.js';
import type { Stub } from './stub.js';

type Part = keyof typeof companions | keyof typeof elements;

let count = 0;

/** Tags of one page of their own: defined when they are asked for, with metrics whose feeds come from `stub`. */
export class Page {
  readonly prefix = `page-${++count}`;
  readonly #stub: Stub;

  constructor(stub: Stub) {
    this.#stub = stub;
  }

  /** Defines elements by their names without prefix, in this order. */
  define(...names: readonly Part[]): this {
    for (const name of names) {
      const kind =
        name in elements
          ? this.#stubbed(elements[name as keyof typeof elements])
          : companions[name as keyof typeof companions];
      defineElements({ [name]: kind }, { prefix: this.prefix });
    }
    return this;
  }

  /** The nodes of `html`, in which the tags of the kit have this page's prefix. */
  html(html: string): DocumentFragment {
    const template = document.createElement('template');
    template.innerHTML = html.replaceAll(/(<\/?)support-/g, `$1${this.prefix}-`);
    return document.importNode(template.content, true);
  }

  #stubbed(element: new () => MetricElement): new () => MetricElement {
    const kind = class extends element {};
    Object.defineProperty(kind, 'connect', { value: this.#stub.connect });
    return kind;
  }
}

/** The dashboards under `root`, outer ones first. */
export function dashboardsIn(root: Element): readonly SupportDashboard[] {
  return [...root.querySelectorAll('*')].filter((each) => each instanceof SupportDashboard);
}

/** The first dashboard under `root`. */
export function dashboardIn(root: Element): SupportDashboard {
  const [first] = dashboardsIn(root);
  if (first === undefined) throw new Error('there is no dashboard');
  return first;
}

/** The metric elements under `root`. */
export function tilesIn(root: Element): readonly MetricElement[] {
  return [...root.querySelectorAll('*')].filter((each) => each instanceof MetricElement);
}

/** The elements of the kit under `root`. */
function partsIn(root: Element): readonly LitElement[] {
  return [...root.querySelectorAll('*')].filter((each) => each instanceof LitElement);
}

/** Resolves when every tile under `root` is in a state that lasts, and all that is told of it is drawn. */
export async function tilesSettled(root: Element): Promise<void> {
  for (let turn = 0; turn < 500; turn++) {
    await new Promise((resolve) => setTimeout(resolve, 10));
    const tiles = tilesIn(root);
    const parts = partsIn(root);
    await Promise.all(parts.map((part) => part.updateComplete));
    if (tiles.every((tile) => tile.state !== 'loading' && !tile.isBusy) && parts.every((part) => !part.isUpdatePending))
      return;
  }
  throw new Error('the tiles are not at rest');
}

/** The last question that was put to what `stub` stands for. */
export function lastQuestion(stub: Stub): Question {
  const question = stub.last.questions.at(-1);
  if (question === undefined) throw new Error('nothing was asked');
  return question;
}
