/** The rules of marks and words that many charts draw, over the custom properties `--support-*`. */
export const markRules = `
.chart { display: block; max-inline-size: 100%; overflow: visible; font-variant-numeric: tabular-nums lining-nums; }
.chart text { font-size: 12px; fill: var(--support-text); unicode-bidi: plaintext; }
.chart text.muted { fill: var(--support-muted); }
.chart text.over { paint-order: stroke; stroke: var(--support-surface); stroke-width: 4px; stroke-linejoin: round; }
.chart text.strong { font-weight: 650; }
.chart text.value { font-weight: 550; }
.chart text.mark { fill: currentColor; }
.chart .good { color: var(--support-good); }
.chart .neutral { color: var(--support-neutral); }
.chart .bad { color: var(--support-bad); }
.chart .band { fill: currentColor; fill-opacity: 0.16; }
.chart .band.unfinished { fill-opacity: 0.07; }
.chart .line { fill: none; stroke: currentColor; stroke-width: 2; stroke-linejoin: round; stroke-linecap: round; }
.chart .line.unfinished { stroke-dasharray: 1 4; }
.chart .line.thin { stroke-width: 1.25; }
.chart .signal { fill: none; stroke: currentColor; stroke-width: 2; }
.chart .whisker { stroke: currentColor; stroke-opacity: 0.5; stroke-width: 2; }
.chart .interval { stroke: currentColor; stroke-width: 2; stroke-linecap: round; }
.chart .dot { fill: currentColor; stroke: var(--support-surface); stroke-width: 1.5; }
.chart .dot.hollow { fill: var(--support-surface); stroke: currentColor; stroke-width: 2; }
.chart .bar { fill: currentColor; }
.chart .hatch { display: none; fill: none; stroke: var(--support-surface); stroke-width: 1.5; }
.chart .grid { stroke: var(--support-text); stroke-opacity: 0.12; }
.chart .grid.zero { stroke-opacity: 0.45; }
.chart .base { stroke: var(--support-text); stroke-opacity: 0.45; }
.chart .tick { stroke: var(--support-text); stroke-opacity: 0.3; }
.chart .bracket { fill: none; stroke: var(--support-muted); }
.chart .leader { fill: none; stroke: var(--support-muted); }
.chart .event { stroke: var(--support-muted); stroke-opacity: 0.6; }
.chart .overall { stroke: var(--support-text); stroke-opacity: 0.6; }
.chart .reference { stroke: var(--support-muted); }
.chart .reference.benchmark { stroke-dasharray: 1.5 3.5; stroke-linecap: round; stroke-width: 1.5; }
.chart .hit { fill-opacity: 0; stroke: none; }
`;

const interaction = `
.chart .point { outline: none; cursor: default; }
.chart .point:focus-visible .hit { stroke: var(--support-text); stroke-width: 2; }
`;

const forced = `
@media (forced-colors: active) {
  .chart { forced-color-adjust: none; }
  .chart text, .chart text.muted { fill: CanvasText; }
  .chart .good, .chart .neutral, .chart .bad { color: CanvasText; }
  .chart text.mark { fill: CanvasText; }
  .chart text.over { stroke: Canvas; }
  .chart .band { fill: none; stroke: CanvasText; stroke-dasharray: 2 3; }
  .chart .dot { stroke: Canvas; }
  .chart .dot.hollow { fill: Canvas; stroke: CanvasText; }
  .chart .bar.neutral, .chart .bar.bad { fill: Canvas; stroke: CanvasText; }
  .chart .bar { fill-opacity: 1; }
  .chart .signal { stroke: CanvasText; stroke-opacity: 1; }
  .chart .hatch.bad { display: inline; stroke: CanvasText; }
  .chart .whisker, .chart .grid, .chart .grid.zero, .chart .base, .chart .tick, .chart .bracket, .chart .leader,
  .chart .event, .chart .overall, .chart .reference { stroke: CanvasText; stroke-opacity: 1; }
  .chart .grid { stroke-dasharray: 1 5; }
  .chart .point:focus-visible .hit { stroke: Highlight; stroke-width: 3; }
}
`;

const print = `
@media print {
  .chart .hatch.bad { display: inline; }
}
`;

/** The rules of charts that many views have, over the custom properties `--support-*` of the element that adopts them. */
export const chartRules = markRules + interaction + forced + print;
