import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
} from 'chart.js';
import { figuresOf } from '../loops.js';
import { boxes, rowsOf } from '../tasks.js';

Chart.register(BarController, BarElement, CategoryScale, LinearScale, LineController, LineElement, PointElement);

let [rows, charts, boxed, shown] = [[], [], null, null];

function chartIn(box, type) {
  const canvas = box.appendChild(document.createElement('canvas'));
  const options = { animation: false, responsive: true, maintainAspectRatio: false };
  return new Chart(canvas, { type, options, data: { labels: [], datasets: [{ data: [] }] } });
}

function draw(task, list) {
  shown = figuresOf(task, list);
  for (const [index, values] of [shown.months, shown.groups].entries()) {
    charts[index].data = { labels: Object.keys(values), datasets: [{ data: Object.values(values) }] };
    charts[index].update();
  }
  boxed.say(shown.p90);
}

export async function load(task, url, host) {
  boxed = boxes(host);
  rows = await rowsOf(url);
  charts = [chartIn(boxed.months, 'line'), chartIn(boxed.groups, 'bar')];
  draw(task, rows);
}

export async function filter(task, region) {
  draw(
    task,
    rows.filter((row) => row.region === region),
  );
}

export const figures = () => shown;
