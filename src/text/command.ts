/** What the command says when asked for help, or for nothing; `metrics` are the names it knows. */
export function commandHelp(metrics: readonly string[]): string {
  return `support-metrics: customer-support metrics from feeds, with their uncertainty

  support-metrics check FEED… --metric METRIC   what is wrong with a feed, by code and row
  support-metrics measure METRIC FEED…          the measure as JSON

METRIC is ${metrics.join(', ')}.
FEED is a file, an address, or - for standard input; several of one kind count as one.
Options are the attributes of the element:
  --by region              segments                     --period month        day, week, month, quarter, year, wave
  --fields '{"score":"s"}' the feed's own names          --rows-at a.b         where the rows are
  --dates '%d/%m/%Y'       format of times               --time-zone ZONE      zone of periods and of naive times
  --missing '["?"]'        texts that mean "nothing"     --type csv            json, ndjson, csv, arrow
  --since DATE             start of the window           --until DATE          its end, exclusive
  --as-of DATE             rewind the feed               --compare year-ago    or previous
  --filters '{"a":["b"]}'  rows to let through           --level 0.95          of every interval
  --min-group 5            hide smaller segments         --target 40           a goal
  --benchmark 21           a published figure            --wave-from-file      each feed is a wave, called like its file
A metric over several records takes the feed of each by its name, and its names beside it:
  --events FILE            the feed of the events        --fields-events '{…}' what that feed calls its fields

Exit 0; 1 when the feed has no usable row; 2 for wrong use.
`;
}
