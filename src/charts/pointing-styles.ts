/** The rules of what shows which point is active, beside those of `styles.ts`. */
export const pointingRules = `
.chart .cursor { stroke: var(--support-text); stroke-opacity: 0.35; }
.chart .ring { fill: none; stroke: var(--support-text); stroke-width: 2; }
.chart .point.active:focus-visible .hit { stroke: none; }
@media (forced-colors: active) {
  .chart .cursor { stroke: CanvasText; stroke-opacity: 1; }
  .chart .ring { stroke: Highlight; stroke-width: 3; }
}
`;
