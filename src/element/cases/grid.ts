import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Pixels that a browser certainly scrolls through; more rows than fit are passed faster. */
const mostPixels = 8_000_000;
/** Height of a row and rows in sight, until they are measured. */
const usualHeight = 28;
const usualRows = 12;
/** The row of the heads. */
const headRow = -1;

/** A cell by its place; the heads are in row −1. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** How many rows and columns there are. */
export interface Extent {
  readonly rows: number;
  readonly columns: number;
}

type Host = ReactiveControllerHost & Element;

function limited(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}

/** Where a key leads from a cell; null for keys that mean nothing. */
function destination(
  { key, ctrlKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey'>,
  { row, column }: Place,
  { rows, columns, page }: Extent & { readonly page: number },
): Place | undefined {
  const [last, end] = [rows - 1, columns - 1];
  const steps: Readonly<Record<string, Place>> = {
    ArrowRight: { row, column: column + 1 },
    ArrowLeft: { row, column: column - 1 },
    ArrowDown: { row: row + 1, column },
    ArrowUp: { row: row - 1, column },
    PageDown: { row: row + page, column },
    PageUp: { row: Math.max(row === headRow ? headRow : 0, row - page), column },
    Home: ctrlKey ? { row: 0, column: 0 } : { row, column: 0 },
    End: ctrlKey ? { row: last, column: end } : { row, column: end },
  };
  const step = steps[key];
  return step && { row: limited(step.row, headRow, last), column: limited(step.column, 0, end) };
}

const mirrored: Readonly<Record<string, string>> = { ArrowRight: 'ArrowLeft', ArrowLeft: 'ArrowRight' };

/**
 * Lets a table of any length be walked and scrolled while only the rows in sight are drawn. The box is as high as all rows
 * would be, as far as browsers scroll; the table stays in sight and shows the rows at that place. It is one Tab stop.
 */
export class Grid implements ReactiveController {
  readonly #host: Host;
  readonly #extent: () => Extent;
  #first = 0;
  #active: Place = { row: 0, column: 0 };
  #rowHeight = usualHeight;
  #visible = usualRows;
  #hadFocus = false;

  constructor(host: Host, extent: () => Extent) {
    this.#host = host;
    this.#extent = extent;
    host.addController(this);
  }

  /** The first row that is drawn, and how many are at most. */
  get first(): number {
    return limited(this.#first, 0, this.#lastFirst);
  }

  get visible(): number {
    return Math.min(this.#visible, this.#extent().rows);
  }

  /** The cell that keys move on from, in a row that is drawn. */
  get active(): Place {
    const { columns } = this.#extent();
    const { row, column } = this.#active;
    const last = Math.max(this.first, this.first + this.visible - 1);
    return {
      row: row === headRow ? headRow : limited(row, this.first, last),
      column: limited(column, 0, Math.max(0, columns - 1)),
    };
  }

  /** Whether the focus is in the table. */
  get hasFocus(): boolean {
    return this.#table?.contains(this.#host.shadowRoot?.activeElement ?? null) ?? false;
  }

  /** Goes back to the first row; who is on a head, such as one that was just sorted by, stays there. */
  toStart(): void {
    const { row, column } = this.#active;
    this.#active = { row: Math.min(row, 0), column };
    this.#moveTo(0);
  }

  hostUpdate(): void {
    this.#hadFocus = this.hasFocus;
  }

  hostUpdated(): void {
    const table = this.#table;
    const box = table?.closest<HTMLElement>('.records');
    if (!table || !box) return;
    this.#measure(box, table);
    if (this.#hadFocus) this.#focus();
  }

  readonly onScroll = (event: Event): void => {
    const box = event.currentTarget;
    if (!(box instanceof HTMLElement)) return;
    const range = box.scrollHeight - box.clientHeight;
    const first = range <= 0 ? 0 : Math.round((box.scrollTop / range) * this.#lastFirst);
    if (first === this.first) return;
    this.#first = first;
    this.#host.requestUpdate();
  };

  readonly onKeydown = (event: KeyboardEvent): void => {
    if (event.altKey || event.metaKey || event.shiftKey) return;
    const isRight = getComputedStyle(this.#host).direction === 'rtl';
    const key = (isRight && mirrored[event.key]) || event.key;
    const { ctrlKey } = event;
    const goal = destination({ key, ctrlKey }, this.active, { ...this.#extent(), page: this.#visible });
    if (!goal) return;
    event.preventDefault();
    this.#go(goal);
  };

  readonly onFocusin = (event: Event): void => {
    const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-column]') : null;
    if (cell === null) return;
    this.#active = { row: Number(cell.dataset['row']), column: Number(cell.dataset['column']) };
    this.#host.requestUpdate();
  };

  /** A cell that is pressed is where keys move on from. */
  readonly onPointerdown = (event: Event): void => {
    const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-column]') : null;
    if (cell === null || (event.target instanceof Element && event.target.closest('a, button'))) return;
    cell.focus({ preventScroll: true });
  };

  get #table(): HTMLElement | null {
    return this.#host.shadowRoot?.querySelector<HTMLElement>('[role="grid"]') ?? null;
  }

  get #lastFirst(): number {
    return Math.max(0, this.#extent().rows - this.#visible);
  }

  #go(goal: Place): void {
    this.#active = goal;
    const { row } = goal;
    if (row >= 0 && row < this.first) this.#moveTo(row);
    else if (row >= this.first + this.visible) this.#moveTo(row - this.visible + 1);
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => this.#focus());
  }

  /** Makes `first` the first row that is drawn, and lets the box follow. */
  #moveTo(first: number): void {
    this.#first = limited(first, 0, this.#lastFirst);
    const box = this.#table?.closest<HTMLElement>('.records');
    if (box)
      box.scrollTop =
        this.#lastFirst === 0 ? 0 : (this.#first / this.#lastFirst) * (box.scrollHeight - box.clientHeight);
    this.#host.requestUpdate();
  }

  #focus(): void {
    const { row, column } = this.active;
    const cell = this.#table?.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column}"]`);
    const box = cell?.closest<HTMLElement>('.records');
    if (!cell || !box) return;
    const target = cell.matches('[tabindex]') ? cell : cell.querySelector<HTMLElement>('[tabindex]');
    if (target === this.#host.shadowRoot?.activeElement) return;
    target?.focus({ preventScroll: true });
    const [inner, outer] = [cell.getBoundingClientRect(), box.getBoundingClientRect()];
    if (inner.left < outer.left) box.scrollLeft -= outer.left - inner.left;
    else if (inner.right > outer.right) box.scrollLeft += Math.min(inner.right - outer.right, inner.left - outer.left);
  }

  /** Rows are as high as the first one; the box as all of them. */
  #measure(box: HTMLElement, table: HTMLElement): void {
    const height = table.querySelector('tbody tr')?.getBoundingClientRect().height ?? this.#rowHeight;
    const head = table.querySelector('thead')?.getBoundingClientRect().height ?? 0;
    const space = table.parentElement;
    if (height === 0 || space === null) return;
    space.style.blockSize = `${Math.ceil(head + Math.min(this.#extent().rows * height, mostPixels))}px`;
    const most = Number.parseFloat(getComputedStyle(box).maxBlockSize);
    const room = Number.isNaN(most) ? box.clientHeight : Math.min(box.clientHeight, most);
    const visible = Math.max(1, Math.floor((room - head + 1) / height));
    if (visible === this.#visible && height === this.#rowHeight) return;
    this.#visible = visible;
    this.#rowHeight = height;
    queueMicrotask(() => this.#host.requestUpdate());
  }
}
