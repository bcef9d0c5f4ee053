import { isNear } from './nearness.js';
import { FeedError } from '../metric.js';

/** Somebody who waits to work. */
interface Waiting {
  readonly element: Element;
  readonly go: () => void;
}

/** What is drawn: a tile without a picture, its first picture, or one in the place of another. */
export type Drawing = 'tile' | 'first' | 'again';

/** The first of those near what is seen, else the first of all; taken out. */
function takeNext<Each extends Waiting>(waiting: Each[]): Each | null {
  const near = waiting.findIndex(({ element }) => isNear(element));
  return waiting.splice(Math.max(near, 0), 1)[0] ?? null;
}

/** Milliseconds in a task in which tiles without a picture, or pictures that are drawn anew, follow each other. */
const budget = 24;

const waiting: Readonly<Record<Drawing, Waiting[]>> = { tile: [], first: [], again: [] };
let isTaken = false;
/** Until when more may be drawn in the task that is taken. */
let until = 0;

let channel: MessageChannel | null = null;

function drawNext(): void {
  isTaken = false;
  const { tile, first, again } = waiting;
  const next = takeNext(tile) ?? takeNext(first);
  if (next === null && again.length === 0) return;
  takeTask();
  next?.go();
  // Who may go draws in a microtask, which comes before this one.
  queueMicrotask(() => drawOn(next === null ? again : tile));
}

function isTimeLeft(): boolean {
  return performance.now() < until;
}

/** Draws those who wait, one after the other, while there is time in the task. */
function drawOn(list: Waiting[]): void {
  const next = isTimeLeft() ? takeNext(list) : null;
  if (next === null) return;
  next.go();
  queueMicrotask(() => drawOn(list));
}

/** A message to ourselves comes after what else waits; unlike a timer's, its delay does not grow with their number. */
function takeTask(): void {
  isTaken = true;
  until = performance.now() + budget;
  if (channel === null) {
    channel = new MessageChannel();
    channel.port1.addEventListener('message', drawNext);
    channel.port1.start();
  }
  channel.port2.postMessage(null);
}

/**
 * One first picture is drawn in a task, so that a page full of them stays responsive: null where `element` can draw at once,
 * else resolves when it is its turn, elements near what is seen first. Those that have none yet draw together for some
 * milliseconds, before others, so that the page takes its shape at once; and so do those that have one, since that is quick.
 */
export function turnToDraw(element: Element, drawing: Drawing): Promise<void> | null {
  const isOpen = !isTaken || (drawing === 'tile' && isTimeLeft());
  if (!isOpen) return new Promise((go) => waiting[drawing].push({ element, go }));
  if (!isTaken) takeTask();
  return null;
}

/** Leaves the task that runs to what it began with: nothing is drawn in it. */
export function keepTask(): void {
  if (!isTaken) takeTask();
  until = 0;
}

/** How many feeds are read at once: as many as are fetched at once from one origin. */
const most = 6;

interface Reader extends Waiting {
  readonly feed: unknown;
}

const readers: Reader[] = [];
const reading: Reader[] = [];

/** Whether another element could read its feed now. */
export function isRoomToRead(): boolean {
  return reading.length < most;
}

function isRead(feed: unknown): boolean {
  return reading.some((each) => each.feed === feed);
}

function remove(list: Reader[], reader: Reader): void {
  const place = list.indexOf(reader);
  if (place >= 0) list.splice(place, 1);
}

function enter(reader: Reader): void {
  remove(readers, reader);
  reading.push(reader);
  reader.go();
}

/** Lets in who reads what is being read anyway, and others while there is room. */
function letIn(): void {
  readers.filter(({ feed }) => isRead(feed)).forEach(enter);
  if (reading.length >= most) return;
  const next = takeNext(readers);
  if (next === null) return;
  enter(next);
  letIn();
}

function leave(reader: Reader): void {
  remove(readers, reader);
  remove(reading, reader);
  letIn();
}

/**
 * Does `work`, which reads `feed`, when it is the turn of `element`: a few feeds are read at a time, those of elements near
 * what is seen first, and all elements of one feed together. Once `signal` aborts there is nothing to wait for.
 */
export function inTurn<Result>(
  element: Element,
  feed: unknown,
  signal: AbortSignal,
  work: () => Promise<Result>,
): Promise<Result> {
  let isIn = false;
  let enterLate = (): void => undefined;
  const go = (): void => {
    isIn = true;
    enterLate();
  };
  const reader: Reader = { element, feed, go };
  readers.push(reader);
  letIn();
  if (isIn) return work().finally(() => leave(reader));
  const turn = new Promise<void>((resolve) => {
    enterLate = resolve;
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  const working = turn.then(() => {
    if (signal.aborted) throw new FeedError('cancelled');
    return work();
  });
  return working.finally(() => leave(reader));
}
