/** The rules of what marks the parts of a chart that readers choose, beside those of `styles.ts`. */
export const choiceRules = `
.chart .span { outline: none; }
.chart .span .mark { fill: var(--support-text); fill-opacity: 0.12; stroke: none; }
.chart .span:focus-visible .hit { stroke: var(--support-text); stroke-width: 2; }
.chart .point:is([aria-current], [data-brushed]) .hit { fill: var(--support-text); fill-opacity: 0.12; }
.chart .point[aria-current='true']:not(:focus-visible) .hit { stroke: var(--support-text); stroke-width: 1; }
.chart:has([data-brushed]) { user-select: none; cursor: ew-resize; }
@media (forced-colors: active) {
  .chart .point:is([aria-current], [data-brushed]) .hit { fill: Highlight; fill-opacity: 0.3; stroke: Highlight; }
  .chart .point[aria-current='true']:not(:focus-visible) .hit { stroke: Highlight; }
  .chart .span .mark { fill: Highlight; fill-opacity: 0.3; }
  .chart .span:focus-visible .hit { stroke: Highlight; stroke-width: 3; }
}
`;
