/** The rules of marks that few charts draw, beside those of `styles.ts`. */
export const furtherMarkRules = `
.chart .limit { fill: none; stroke: currentColor; stroke-opacity: 0.7; }
.chart .limit.provisional { stroke-dasharray: 4 3; }
.chart .band.outer { fill-opacity: 0.08; }
.chart .pull { stroke: currentColor; stroke-opacity: 0.7; }
.chart .shrunken { fill: currentColor; }
.chart .bar.weight-2 { fill-opacity: 0.78; }
.chart .bar.weight-3 { fill-opacity: 0.58; }
.chart .bar.weight-4 { fill-opacity: 0.42; }
.chart .bar.weight-5 { fill-opacity: 0.26; }
.chart .bar.striped { fill: var(--support-surface); stroke: currentColor; }
.chart .stripes { fill: none; stroke: currentColor; stroke-width: 1.25; }
.chart .halo { stroke: var(--support-surface); stroke-width: 4; }
.chart .column.unfinished { opacity: 0.55; }
.chart .track { fill: var(--support-text); fill-opacity: 0.06; }
.chart .error { stroke: var(--support-text); stroke-width: 2; }
.chart .heat { fill: currentColor; fill-opacity: 0; }
.chart .heat-1 { fill-opacity: 0.05; }
.chart .heat-2 { fill-opacity: 0.11; }
.chart .heat-3 { fill-opacity: 0.18; }
.chart .heat-4 { fill-opacity: 0.26; }
.chart .heat-5 { fill-opacity: 0.35; }
.chart .heat-6 { fill-opacity: 0.44; }
.chart .heat-7 { fill-opacity: 0.54; }
.chart .heat.unfinished { stroke: var(--support-muted); stroke-dasharray: 3 2; }
.chart .same { fill: none; stroke: currentColor; stroke-width: 1.5; }
`;

const forced = `
@media (forced-colors: active) {
  .chart .bar.striped { fill: Canvas; stroke: CanvasText; }
  .chart .stripes { stroke: CanvasText; }
  .chart .column.unfinished { opacity: 1; }
  .chart .column.unfinished .bar { stroke: CanvasText; stroke-dasharray: 2 2; }
  .chart .heat, .chart .track { fill: none; stroke: CanvasText; stroke-opacity: 0.35; }
  .chart .heat-6, .chart .heat-7 { stroke-opacity: 1; stroke-width: 2; }
  .chart .heat.unfinished { stroke: CanvasText; stroke-opacity: 1; stroke-width: 1; }
  .chart .same { stroke: CanvasText; stroke-width: 3; }
  .chart .error { stroke: CanvasText; }
  .chart .halo { stroke: Canvas; }
  .chart .limit, .chart .pull { stroke: CanvasText; stroke-opacity: 1; }
}
`;

/** The same with what forced colours make of them. */
export const furtherChartRules = furtherMarkRules + forced;
