/** A metric that the command knows, with its own options as they stand where nobody sets them: `--scope auto`. */
export interface MetricHelp {
  readonly name: string;
  readonly options: readonly string[];
}

/** Names stand in a column this wide. */
const nameWidth = 18;

function ownOptions({ name, options }: MetricHelp): string {
  return `  ${name.padEnd(nameWidth)}${options.join('  ')}`;
}

/** What the command says when asked for help, or for nothing; `metrics` are those it knows. */
export function commandHelp(metrics: readonly MetricHelp[]): string {
  return `support-metrics: customer-support metrics from feeds, with their uncertainty

  support-metrics check FEED… --metric METRIC   what is wrong with a feed, by code and row
  support-metrics measure METRIC FEED…          the measure as JSON

METRIC is ${metrics.map(({ name }) => name).join(', ')}.
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
  --week-start 7           1 Monday … 7 Sunday           --fiscal-year-start 4 first month of the fiscal year
  --from zendesk           a product's own names
A metric over several records takes the feed of each by its name, and its names beside it:
  --events FILE            the feed of the events        --fields-events '{…}' what that feed calls its fields
Options of a metric's own, as they are where you do not set them:
${metrics.map(ownOptions).join('\n')}

Exit 0; 1 when the feed has no usable row; 2 for wrong use.
`;
}
