/** How far PageUp and PageDown go. */
const page = 10;

/** Where a key leads on an axis of `count` periods; null for keys that mean nothing. */
export function placeAfter(key: string, from: number, count: number): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: from + 1,
    ArrowUp: from + 1,
    ArrowLeft: from - 1,
    ArrowDown: from - 1,
    PageUp: from + page,
    PageDown: from - page,
    Home: 0,
    End: count - 1,
  };
  const step = steps[key];
  return step === undefined ? null : Math.min(count - 1, Math.max(0, step));
}

/** The axis of a chart with so many periods that none of them is a point of its own. */
export class LongAxis {
  readonly node: SVGGElement;

  constructor(node: SVGGElement) {
    this.node = node;
  }

  /** The one in a chart; null where its points can be walked, or are of no time. */
  static in(chart: Element | null | undefined): LongAxis | null {
    const node = chart?.querySelector('.span');
    return node instanceof SVGGElement ? new LongAxis(node) : null;
  }

  /** Keys of the first and last period. */
  get ends(): readonly [string, string] {
    const { first = '', last = '' } = this.node.dataset;
    return [first, last];
  }

  get count(): number {
    return Number(this.node.dataset['count']);
  }

  /** The period that keys have come to. */
  get place(): number {
    return Math.min(this.count - 1, Number(this.node.getAttribute('aria-valuenow') ?? Infinity));
  }
  set place(place: number) {
    this.node.setAttribute('aria-valuenow', String(place));
  }

  /** Lets keys go along it: as a slider with the name of its chart, at a period that is called `shown`. */
  open(shown: string): void {
    const name = this.node.ownerSVGElement?.getAttribute('aria-label') ?? '';
    const all = { role: 'slider', tabindex: '0', 'aria-label': name, 'aria-valuemin': '0', 'aria-valuetext': shown };
    const more = { 'aria-valuemax': String(this.count - 1), 'aria-valuenow': String(this.place) };
    for (const [attribute, value] of Object.entries({ ...all, ...more })) {
      if (this.node.getAttribute(attribute) !== value) this.node.setAttribute(attribute, value);
    }
    // What can be focused may not stand in a picture, whose parts nobody is told of.
    this.node.ownerSVGElement?.setAttribute('role', 'group');
  }

  /** The period under a pointer, the nearest beside the axis. */
  placeAt(clientX: number): number {
    const { left, width } = (this.node.querySelector('.hit') ?? this.node).getBoundingClientRect();
    const place = Math.floor(((clientX - left) / Math.max(1, width)) * this.count);
    return Math.min(this.count - 1, Math.max(0, place));
  }

  /** Marks the periods between two places. */
  mark(from: number, to: number): void {
    const [hit, mark] = [this.node.querySelector('.hit'), this.node.querySelector('.mark')];
    const [start, width] = [Number(hit?.getAttribute('x')), Number(hit?.getAttribute('width'))];
    const step = width / this.count;
    mark?.setAttribute('x', String(start + Math.min(from, to) * step));
    mark?.setAttribute('width', String((Math.abs(to - from) + 1) * step));
  }

  clear(): void {
    this.node.querySelector('.mark')?.setAttribute('width', '0');
  }
}
