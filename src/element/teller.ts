import { IssuesEvent, MeasureEvent, MetricErrorEvent } from './events.js';
import type { FeedListener } from './feed.js';
import { forgetRefusal, isToldAlready } from './refusals.js';
import type { FeedError } from '../metric.js';
import type { ReactiveControllerHost } from 'lit';

/**
 * Draws and tells what happens to the feed of `host`, and lets `others` know of it; nothing is told of an element that has
 * left the page.
 */
export function teller(
  host: ReactiveControllerHost & Element,
  others: () => void,
): Omit<FeedListener, 'prepare' | 'progressed'> {
  const tell = (event: Event): void => {
    if (host.isConnected) host.dispatchEvent(event);
  };
  let refusal: FeedError | null = null;
  return {
    changed() {
      host.requestUpdate();
      others();
    },
    answered(measure) {
      forgetRefusal(refusal);
      refusal = null;
      tell(new MeasureEvent(measure));
      const { issues } = measure.rows;
      if (issues.length > 0) tell(new IssuesEvent(issues, measure.rows));
    },
    failed(error) {
      if (error.issues.length > 0) tell(new IssuesEvent(error.issues, null));
      refusal = error;
      if (host.isConnected && !isToldAlready(error)) tell(new MetricErrorEvent(error));
    },
  };
}
