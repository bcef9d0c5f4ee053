import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { figuresOf } from '../loops.js';
import { boxes, rowsOf } from '../tasks.js';

use([BarChart, LineChart, GridComponent, CanvasRenderer]);

let [rows, charts, boxed, shown] = [[], [], null, null];

function draw(task, list) {
  shown = figuresOf(task, list);
  for (const [chart, type, values] of [
    [charts[0], 'line', shown.months],
    [charts[1], 'bar', shown.groups],
  ]) {
    chart.setOption({
      animation: false,
      xAxis: { type: 'category', data: Object.keys(values) },
      yAxis: { type: 'value' },
      series: [{ type, data: Object.values(values) }],
    });
  }
  boxed.say(shown.p90);
}

export async function load(task, url, host) {
  boxed = boxes(host);
  rows = await rowsOf(url);
  charts = [init(boxed.months), init(boxed.groups)];
  draw(task, rows);
}

export async function filter(task, region) {
  draw(
    task,
    rows.filter((row) => row.region === region),
  );
}

export const figures = () => shown;
