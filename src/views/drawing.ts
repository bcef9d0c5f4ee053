import { svg, type SVGTemplateResult } from 'lit';
import { staticStyles, toStatic, wrap, type Theme } from '../charts/index.js';
import type { Measure } from '../metric.js';
import { afterChart, afterDimensions, spansOf } from './after.js';
import { peersChart } from './agents.js';
import { alphaChart, biasChart } from './calibration.js';
import { categoriesChart } from './categories.js';
import { cohortsChart } from './cohorts.js';
import { chartName, type ViewContext, type ViewName } from './context.js';
import { controlPicture } from './control.js';
import { coverageCharts } from './coverage.js';
import { wholeCurveChart } from './curve.js';
import { wholeCurve } from './durations.js';
import { answersChart, groupsChart, groupSums } from './groups.js';
import { histogramChart } from './histogram.js';
import { weekHoursChart } from './hours.js';
import { trendChart } from './line.js';
import { ratesChart } from './rates.js';
import { dimensionsOf, segmentsChart } from './rows.js';
import { backlogChart, stackChart } from './stack.js';
import { stepsChart } from './steps.js';
import { drawnFlow, revenueChart } from './waterfall.js';

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

type Drawer = (measure: Measure, context: ViewContext, width: number) => readonly SVGTemplateResult[];

const trend: Drawer = (measure, context, width) =>
  measure.series.length > 0 ? [trendChart(measure, context, width)] : [];

const groups: Drawer = (measure, context, width) =>
  groupSums(measure.distribution).length > 0 ? [groupsChart(measure, context, width)] : [];

/** The charts of each view; the queue, which has no picture, gives the trend. */
const drawers: Readonly<Record<ViewName, Drawer>> = {
  summary: (...all) => [...trend(...all), ...groups(...all)],
  table: trend,
  queue: trend,
  trend,
  distribution: (measure, context, width) => [
    ...groups(measure, context, width),
    ...(measure.distribution.length > 0 ? [answersChart(measure, context, width)] : []),
  ],
  segments: (measure, context, width) =>
    dimensionsOf(measure).map((dimension) => segmentsChart(measure, context, dimension, width)),
  control: (measure, context, width) =>
    measure.control ? [controlPicture(measure, measure.control, context, width)] : [],
  agents: (measure, context, width) => (measure.peers ? [peersChart(measure, measure.peers, context, width)] : []),
  curve: (measure, context, width) => {
    const whole = wholeCurve(measure);
    return whole ? [wholeCurveChart(measure, whole, context, width)] : [];
  },
  histogram: (measure, context, width) => (measure.histogram ? [histogramChart(measure, context, width)] : []),
  backlog: (measure, context, width) => (measure.backlog ? [backlogChart(measure, context, width)] : []),
  stack: (measure, context, width) => (measure.stack ? [stackChart(measure, context, width)] : []),
  hours: (measure, context, width) =>
    (measure.hours ?? []).map((counts) => weekHoursChart(measure, counts, context, width)),
  steps: (measure, context, width) => (measure.steps ? [stepsChart(measure, context, width)] : []),
  cohorts: (measure, context, width) =>
    measure.cohorts ? [cohortsChart(measure, measure.cohorts, context, width)] : [],
  waterfall: (measure, context, width) => {
    const flow = drawnFlow(measure);
    return flow ? [revenueChart(measure, flow, context, width)] : [];
  },
  rates: (measure, context, width) =>
    (measure.rates ?? []).map((comparison) => ratesChart(measure, comparison, context, width)),
  after: (measure, context, width) =>
    afterDimensions(measure).flatMap((by) =>
      spansOf(measure).map((days) => afterChart(measure, [by, days], context, width)),
    ),
  categories: (measure, context, width) =>
    measure.categories?.results.length ? [categoriesChart(measure, measure.categories, context, width)] : [],
  coverage: coverageCharts,
  calibration: (measure, context, width) => [
    ...(measure.calibration?.categories.length ? [alphaChart(measure, measure.calibration, context, width)] : []),
    ...(measure.calibration?.reviewers.length ? [biasChart(measure, measure.calibration, context, width)] : []),
  ],
};

function stacked(blocks: readonly Block[]): Block {
  let y = padding;
  const markup = blocks.map((block) => {
    const at = y;
    y += block.height + gap;
    return `<g transform="translate(${padding},${at})">${block.markup}</g>`;
  });
  return { markup: markup.join(''), height: y - gap + padding };
}

/**
 * A view as an SVG file: heading, headline, charts, and when, for whom and by which filters the figures hold. The
 * table, which has no picture, gives the trend. Colours are literal, so that the file stands alone.
 */
export function drawing(measure: Measure, view: ViewName, context: ViewContext, theme: Theme): string {
  const { text, heading } = context;
  const { as_of: asOf, time_zone: zone, filters } = measure.context;
  const inner = Math.max(0, context.width - 2 * padding);
  const still = { ...context, direction: 'ltr' as const, active: null };
  const stamp = [asOf === null ? '' : text.asOf(asOf, zone), text.filters(filters)].filter((part) => part !== '');
  const { markup, height } = stacked([
    lines(heading ?? text.measureName(measure), 'title', 15, inner),
    lines(text.paragraph([text.headline(measure), text.change(measure)]), 'sentence', 13, inner),
    ...drawers[view](measure, still, inner).map(chart),
    lines(stamp.join(' · '), 'muted', 12, inner),
  ]);
  const style = `<style>${staticStyles(theme)}</style>`;
  const open = toStatic(
    svg`<svg xmlns="http://www.w3.org/2000/svg" class="chart" lang=${text.lang} width=${context.width} height=${height} viewBox="0 0 ${context.width} ${height}" role="group" aria-label=${chartName(measure, context, view)}><rect class="surface" width=${context.width} height=${height} />`,
  );
  return `${open}${style}${markup}</svg>\n`;
}
