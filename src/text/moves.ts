import type { Change, ChangePart, Measure } from '../metric.js';

/** A part of a change: by whom, whether by the own value or by the share, and how much. */
export interface Mover {
  readonly part: ChangePart;
  readonly kind: 'rate' | 'mix';
  readonly amount: number;
}

/** What there is to say about the parts of a change by one dimension. */
export interface MoveFacts {
  readonly change: number;
  /** The parts that went most in the direction of the change, at most two. */
  readonly leading: readonly Mover[];
  /** All other parts together, hidden ones too. */
  readonly others: number;
  /** The change at unchanged shares, and what their changing did; null where a part is hidden. */
  readonly rate: number | null;
  readonly mix: number | null;
  /** Whether every segment that was there before and after went the other way, or stayed. */
  readonly isReversed: boolean;
  readonly hidden: number;
}

/** Parts under a tenth of the change are not named. */
const leastPart = 0.1;

/** At most so many parts are named. */
const mostNamed = 2;

function movers(parts: readonly ChangePart[]): Mover[] {
  return parts.flatMap((part) =>
    (['rate', 'mix'] as const).flatMap((kind) => {
      const amount = part[kind];
      return amount === null ? [] : [{ part, kind, amount }];
    }),
  );
}

function total(all: readonly Mover[], kind: Mover['kind']): number {
  return all.reduce((sum, mover) => sum + (mover.kind === kind ? mover.amount : 0), 0);
}

/** The facts of a change by dimension `by`; null where nothing is known of its parts. */
export function moveFacts({ value, parts = [] }: Change, by: string): MoveFacts | null {
  const own = parts.filter((part) => part.by === by);
  if (value === null || own.length === 0) return null;
  const all = movers(own);
  const isAlong = ({ amount }: Mover) => amount * value > 0 && Math.abs(amount) >= leastPart * Math.abs(value);
  const leading = all
    .filter(isAlong)
    .sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount))
    .slice(0, mostNamed);
  const hidden = own.filter((part) => part.hidden !== undefined).length;
  const stayed = all.filter(({ part, kind }) => kind === 'rate' && part.from !== null && part.to !== null);
  return {
    change: value,
    leading,
    others: value - leading.reduce((sum, { amount }) => sum + amount, 0),
    rate: hidden > 0 ? null : total(all, 'rate'),
    mix: hidden > 0 ? null : total(all, 'mix'),
    isReversed: hidden === 0 && stayed.length > 1 && stayed.every(({ amount }) => amount * value < 0),
    hidden,
  };
}

/** What the language says of why a value moved. */
export interface MoveWords {
  /** Which segments of a dimension moved the value, by themselves or by their share; empty where nothing is known of it. */
  why(measure: Measure, by: string): string;
  /** Why there are no parts of a change, and what would give some. */
  whyAbsent(measure: Measure): string;
  /** What one segment did to a change, with its values and shares before and after. */
  changePart(part: ChangePart, measure: Measure): string;
  /** The two parts that a segment has in a change, behind their amounts. */
  readonly partNames: { readonly rate: string; readonly mix: string };
}
