/** What the header of a dashboard says about a tile that is not simply there. */
export type TroubleCode = 'error' | 'stale' | 'stopped' | 'empty';

/** What is wrong with the description of a dashboard, and where: `tiles[2].metric`. */
export interface ConfigFault {
  /** Empty for the whole of it. */
  readonly path: string;
  /** A name that is not known there, a value of another kind, or something that must stand there and does not. */
  readonly code: 'unknown' | 'kind' | 'missing';
  /** The name or value, shortened; empty where there is none. */
  readonly seen: string;
  /** The nearest known name, or what would have been right; null where there is nothing to say. */
  readonly expected: string | null;
}

/** What a language says around the tiles of a dashboard. */
export interface BoardWords {
  /** What a dashboard without a heading is called. */
  readonly dashboardName: string;
  /** Said in place of what is chosen, where nothing is. */
  readonly nothingChosen: string;
  /** One choice that was made in the chart of a tile. */
  chosenIn(choice: string, tile: string): string;
  /** The button that takes a choice away. */
  removeChoice(choice: string): string;
  /** The buttons that read all feeds again, and that stop and take up reading them by itself. */
  readonly readAgain: string;
  readonly pauseReading: string;
  readonly resumeReading: string;
  /** For when the oldest of the data hold. */
  dataAsOf(moment: string): string;
  /** When the feed was read that was read first. */
  readSince(moment: string): string;
  /** How many tiles show what is asked of them. */
  ready(ready: number, all: number): string;
  /** How many of them have rows that were set aside. */
  withIssues(n: number): string;
  /** A tile and what is the matter with it. */
  troubled(tile: string, trouble: string): string;
  /** What is the matter with a tile, in a few words. */
  trouble(code: TroubleCode): string;
  /** That the description of the dashboard cannot be used, and why. */
  configFault(fault: ConfigFault): { readonly what: string; readonly remedy: string };
}
