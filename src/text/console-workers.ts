/** A large feed is read on the page since no worker started. */
export function workerNotStarted(reason: string): string {
  return (
    `support-metrics reads a large feed on the page: its worker did not start (${reason}). ` +
    `Usually the page's policy allows no worker from where the kit lies. ` +
    `Allow it by worker-src, blob: too where the kit comes from another origin, and the Trusted Types policy support-metrics. ` +
    `Figures are the same; with a worker, or with feeds under four megabytes, this message goes.`
  );
}

/** A worker has ended, and the feeds that it had are read anew. */
export function workerLost(): string {
  return (
    `support-metrics reads a large feed once more: the worker that had it has ended. ` +
    `Usually the browser ran out of memory, or something on the page ended it. ` +
    `Name fewer further columns, or send sums of the feed (meta.kind "rollup"); a worker that ends twice is done without. ` +
    `Figures are the same; as long as no worker ends, this message stays away.`
  );
}
