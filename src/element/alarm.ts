interface Alarm {
  readonly at: number;
  readonly ring: () => void;
}

const alarms = new Set<Alarm>();
let timer: ReturnType<typeof setTimeout> | undefined;
let timerAt = Infinity;

function ringDue(): void {
  timerAt = Infinity;
  // Browsers call timers up to a millisecond early.
  const now = performance.now() + 1;
  const due = [...alarms].filter(({ at }) => at <= now);
  due.forEach((alarm) => alarms.delete(alarm));
  wind();
  // One that goes wrong does not keep the others from ringing.
  for (const { ring } of due) queueMicrotask(ring);
}

/** Sets the timer to the earliest alarm, where it is not set to it already. */
function wind(): void {
  let next = Infinity;
  for (const { at } of alarms) next = Math.min(next, at);
  if (next === timerAt) return;
  clearTimeout(timer);
  timerAt = next;
  if (next < Infinity) timer = setTimeout(ringDue, Math.max(0, next - performance.now()));
}

/** Calls `ring` once after `wait` milliseconds unless the returned function is called before; one timer serves the page. */
export function alarmIn(wait: number, ring: () => void): () => void {
  const alarm: Alarm = { at: performance.now() + Math.max(0, wait), ring };
  alarms.add(alarm);
  if (alarm.at < timerAt) wind();
  return () => {
    alarms.delete(alarm);
    if (alarms.size === 0) wind();
  };
}
