import crossfilter from 'crossfilter2';
import {
  axisBottom,
  axisLeft,
  extent,
  line,
  max,
  median,
  min,
  quantile,
  rollup,
  scaleBand,
  scaleLinear,
  scalePoint,
  select,
} from 'd3';
import { boxes, hoursOf, monthOf, pointsOf, rowsOf, tasks } from '../tasks.js';

const [width, height, margin] = [640, 300, 40];
let [rows, regions, month, group, boxed, shown] = [null, null, null, null, null, null];

function frameIn(box, x, y) {
  const svg = select(box).html('').append('svg').attr('viewBox', `0 0 ${width} ${height}`);
  svg
    .append('g')
    .attr('transform', `translate(0,${height - margin})`)
    .call(axisBottom(x));
  svg.append('g').attr('transform', `translate(${margin},0)`).call(axisLeft(y));
  return svg;
}

const across = [margin, width - margin];
const upwards = (low, high) => scaleLinear([low, high], [height - margin, margin]).nice();

function drawMonths(box, entries) {
  const x = scalePoint(Object.keys(entries), across);
  const y = upwards(...extent(Object.values(entries)));
  const path = line(
    ([key]) => x(key),
    ([, value]) => y(value),
  );
  frameIn(box, x, y)
    .append('path')
    .datum(Object.entries(entries))
    .attr('d', path)
    .attr('fill', 'none')
    .attr('stroke', 'currentColor');
}

function drawGroups(box, entries) {
  const values = Object.values(entries);
  const x = scaleBand(Object.keys(entries), across).padding(0.2);
  const y = upwards(Math.min(0, min(values)), Math.max(0, max(values)));
  const bars = frameIn(box, x, y).selectAll('rect').data(Object.entries(entries)).join('rect');
  bars.attr('x', ([key]) => x(key)).attr('width', x.bandwidth());
  bars.attr('y', ([, value]) => y(Math.max(0, value))).attr('height', ([, value]) => Math.abs(y(0) - y(value)));
}

const netOf = (dimension) =>
  dimension.group().reduce(
    (sum, { value }) => ({ n: sum.n + 1, points: sum.points + value }),
    (sum, { value }) => ({ n: sum.n - 1, points: sum.points - value }),
    () => ({ n: 0, points: 0 }),
  );

const means = (groups) =>
  Object.fromEntries(
    groups
      .all()
      .filter(({ value }) => value.n > 0)
      .map(({ key, value }) => [key, value.points / value.n]),
  );

/** Crossfilter keeps sums; for medians it hands over the rows that pass. */
function medians(list, name) {
  const found = rollup(
    list,
    (own) => median(own, ({ value }) => value),
    (row) => row[name],
  );
  return Object.fromEntries([...found].sort(([one], [other]) => (one < other ? -1 : 1)));
}

function figuresOf(task) {
  if (task === 'nps') return { months: means(month), groups: means(group), p90: null };
  const list = rows.allFiltered();
  const p90 = quantile(list, 0.9, ({ value }) => value);
  return { months: medians(list, 'month'), groups: medians(list, tasks[task].group), p90 };
}

function draw(task) {
  shown = figuresOf(task);
  drawMonths(boxed.months, shown.months);
  drawGroups(boxed.groups, shown.groups);
  boxed.say(shown.p90);
}

export async function load(task, url, host) {
  boxed = boxes(host);
  const { time, group: name } = tasks[task];
  const list = (await rowsOf(url)).filter((row) => row.last_solved_at !== null);
  for (const row of list) {
    row.month = monthOf(row[time]);
    row.value = task === 'nps' ? pointsOf(row.score) : hoursOf(row);
  }
  rows = crossfilter(list);
  regions = rows.dimension((row) => row.region);
  if (task === 'nps') [month, group] = ['month', name].map((field) => netOf(rows.dimension((row) => row[field])));
  draw(task);
}

export async function filter(task, region) {
  regions.filterExact(region);
  draw(task);
}

export const figures = () => shown;
