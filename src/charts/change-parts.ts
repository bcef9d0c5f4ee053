import { nothing, svg, type SVGTemplateResult } from 'lit';
import { sidewaysAxis } from './sideways-axis.js';
import {
  decoration,
  frame,
  fromStart,
  hitArea,
  isWalkable,
  label,
  outline,
  point,
  type ChartOptions,
  type Tone,
} from './frame.js';
import { hatch } from './hatch.js';
import { estimateWidth, truncate, widest } from './labels.js';
import { mostTicks, px, valueScale, type ValueScale } from './scales.js';

/** One part of a change: its amount, the same as it is written with what it is, and how it is read. */
export interface PartBar {
  readonly amount: number;
  readonly shown: string;
  readonly tone: Tone;
}

/** A group and its two parts; without them, words that say why. */
export interface PartsRow {
  readonly key: string;
  /** The words of the row, for screen readers and the tooltip. */
  readonly label: string;
  readonly name: string;
  /** By its own value changing, drawn full, and by its share changing, drawn striped. */
  readonly bars: readonly [own: PartBar, share: PartBar] | null;
  readonly absent: string;
}

/** What a chart of parts is told beside its rows. */
export interface ChangePartsOptions extends ChartOptions {
  readonly format: (amount: number) => string;
}

/** By how much bold words are wider. */
const bold = 1.14;

/** Below this width names stand above their bars. */
const wide = 440;

/** Height of a bar and from one to the next, the room above and below a row's content, and that of the axis. */
const barHeight = 11;
const line = 16;
const rowRoom = 8;
const axisRoom = 24;
const gap = 14;

interface Layout {
  readonly rowHeight: number;
  /** From the top of a row to its first bar, and to the line of its name. */
  readonly barTop: number;
  readonly nameLine: number;
  readonly nameWidth: number;
  /** Start and end of the bars, and start and width of what is written behind them, from the leading side. */
  readonly bars: readonly [number, number];
  readonly wordsStart: number;
  readonly wordsWidth: number;
}

function layoutOf(rows: readonly PartsRow[], { width }: ChangePartsOptions): Layout {
  const words = widest(rows.flatMap(({ bars }) => bars?.map(({ shown }) => shown) ?? []));
  const wordsWidth = Math.min(Math.ceil(words * bold), width * 0.55);
  const wordsStart = width - wordsWidth;
  if (width < wide) {
    const rowHeight = 2 * line + line + rowRoom;
    return {
      rowHeight,
      barTop: line + 4,
      nameLine: 14,
      nameWidth: width,
      bars: [0, wordsStart - gap],
      wordsStart,
      wordsWidth,
    };
  }
  const nameWidth = Math.ceil(Math.min(width * 0.26, widest(rows.map(({ name }) => name)) * 1.08));
  const rowHeight = 2 * line + rowRoom;
  return {
    rowHeight,
    barTop: rowRoom / 2,
    nameLine: rowRoom / 2 + 12,
    nameWidth,
    bars: [nameWidth + gap, wordsStart - gap],
    wordsStart,
    wordsWidth,
  };
}

function scaleOf(rows: readonly PartsRow[], { bars }: Layout, options: ChangePartsOptions): ValueScale {
  const at = fromStart(options);
  const amounts = rows.flatMap(({ bars: own }) => own?.map(({ amount }) => amount) ?? []);
  const most = Math.max(0, ...amounts.map(Math.abs)) || 1;
  // The first and the last tick stand in the middle of their words.
  const room = estimateWidth(options.format(-most)) / 2;
  return valueScale([...amounts, 0], {
    range: [at(bars[0] + room), at(bars[1] - room)],
    limits: [-2 * most, 2 * most],
    format: options.format,
    most: options.width < wide ? mostTicks - 2 : mostTicks,
  });
}

function barOf({ amount, tone }: PartBar, isShare: boolean, top: number, scale: ValueScale): SVGTemplateResult {
  const [a, b] = [scale.at(0), scale.at(amount)];
  const [x, size] = [Math.min(a, b), Math.abs(a - b)];
  const box = svg`<rect class=${isShare ? 'bar striped' : 'bar'} x=${px(x)} y=${px(top)} width=${px(size)} height=${barHeight} />`;
  return svg`<g class=${tone}>${box}${isShare ? svg`<path class="stripes" d=${hatch(x, top, size, barHeight, 5)} />` : nothing}</g>`;
}

function bars(row: PartsRow, top: number, layout: Layout, scale: ValueScale, options: ChangePartsOptions): unknown {
  const at = fromStart(options);
  if (row.bars === null) {
    const start = options.width < wide ? 0 : layout.bars[0];
    const y = top + (options.width < wide ? layout.barTop + 12 : layout.nameLine);
    return label(truncate(row.absent, options.width - start), at(start), y, { kind: 'muted over' });
  }
  return row.bars.map((bar, i) => {
    const y = top + layout.barTop + i * line;
    return [
      barOf(bar, i === 1, y + (line - barHeight) / 2 - 1, scale),
      label(truncate(bar.shown, layout.wordsWidth / bold), at(layout.wordsStart), y + 11, {
        kind: i === 0 ? 'value' : 'muted',
      }),
    ];
  });
}

/**
 * What groups did to a change, one below the other: for each a full bar by its own value and a striped one by its share, from
 * a common zero, with its amount and what it is written behind. Blue helped, orange hurt. Below 440 pixels names stand above
 * their bars. In right-to-left pages everything is mirrored.
 */
export function changeParts(rows: readonly PartsRow[], options: ChangePartsOptions): SVGTemplateResult {
  const { width, active } = options;
  const layout = layoutOf(rows, options);
  const scale = scaleOf(rows, layout, options);
  const bottom = rows.length * layout.rowHeight;
  const at = fromStart(options);
  const points = rows.map((row, index) => {
    const top = index * layout.rowHeight;
    return point({ index, key: row.key, label: row.label, active }, [
      bars(row, top, layout, scale, options),
      label(truncate(row.name, layout.nameWidth), at(0), top + layout.nameLine, { kind: 'over' }),
      hitArea(0, top, width, layout.rowHeight),
      row.key === active ? outline(1, top + 1, width - 2, layout.rowHeight - 2) : nothing,
    ]);
  });
  const axis = decoration(sidewaysAxis(scale, 0, bottom, options.format));
  return frame(options, bottom + axisRoom, isWalkable(rows.length), [axis, points]);
}
