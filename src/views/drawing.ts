import { svg, type SVGTemplateResult } from 'lit';
import { staticStyles, toStatic, wrap, type Theme } from '../charts/index.js';
import type { Measure } from '../metric.js';
import type { Text } from '../text/index.js';
import { chartName, type Charts, type ViewContext, type ViewName } from './context.js';

/** Around the drawing, and between its blocks. */
const padding = 16;
const gap = 12;

/** Something to stack: markup and how high it is. */
interface Block {
  readonly markup: string;
  readonly height: number;
}

function lines(text: string, kind: string, size: number, width: number): Block {
  const wrapped = wrap(text, width, 4, size);
  const step = Math.round(size * 1.35);
  const markup = wrapped.map((line, i) => toStatic(svg`<text class=${kind} x="0" y=${size + i * step}>${line}</text>`));
  return { markup: markup.join(''), height: wrapped.length * step };
}

/** A chart says its height in its own markup. */
function chart(template: SVGTemplateResult): Block {
  const markup = toStatic(template);
  return { markup, height: Number(/ height="([\d.]+)"/u.exec(markup)?.[1] ?? 0) };
}

function stacked(blocks: readonly Block[]): Block {
  let y = padding;
  const markup = blocks.map((block) => {
    const at = y;
    y += block.height + gap;
    return `<g transform="translate(${padding},${at})">${block.markup}</g>`;
  });
  return { markup: markup.join(''), height: y - gap + padding };
}

/** What a picture says in words, with how many it counts. */
function sentencesOf(measure: Measure, text: Text): string {
  const basis = measure.n === null ? '' : text.basis(measure);
  return text.paragraph([text.headline(measure), text.change(measure), basis]);
}

/** What a picture that leaves its page must carry: when it holds, by which filters and by which definition. */
function stampOf({ context }: Measure, text: Text): string {
  const { as_of: asOf, time_zone: zone, filters, definition } = context;
  const parts = [asOf === null ? '' : text.asOf(asOf, zone), text.filters(filters), text.definition(definition)];
  return parts.filter((part) => part !== '').join(' · ');
}

/**
 * A view as an SVG file: heading, headline, charts, and when, of how many and by which filters the figures hold. The
 * table, which has no picture, gives the trend. Colours are literal, so that the file stands alone.
 */
export function drawing(
  measure: Measure,
  { view, charts }: { readonly view: ViewName; readonly charts: Charts },
  context: ViewContext,
  theme: Theme,
): string {
  const { text, heading } = context;
  const inner = Math.max(0, context.width - 2 * padding);
  const still = { ...context, direction: 'ltr' as const, active: null };
  const { markup, height } = stacked([
    lines(heading ?? text.measureName(measure), 'title', 15, inner),
    lines(sentencesOf(measure, text), 'sentence', 13, inner),
    ...charts(measure, still, inner).map(chart),
    lines(stampOf(measure, text), 'muted', 12, inner),
  ]);
  const style = `<style>${staticStyles(theme)}</style>`;
  const open = toStatic(
    svg`<svg xmlns="http://www.w3.org/2000/svg" class="chart" lang=${text.lang} width=${context.width} height=${height} viewBox="0 0 ${context.width} ${height}" role="group" aria-label=${chartName(measure, context, view)}><rect class="surface" width=${context.width} height=${height} />`,
  );
  return `${open}${style}${markup}</svg>\n`;
}
