import type { BuildOptions, Plugin } from 'vite';
import type { Entries } from './entries.js';

/** Sources that go into one file together. */
export interface Group {
  /** The name of that file, without folder and ending. */
  readonly name: string;
  /** Which sources these are; each goes into the first group that takes it. */
  readonly test: RegExp | ((id: string) => boolean);
  /** By how many entries it has to be shared; 1 where nothing is said. */
  readonly minShareCount?: number;
}

/** The files of `dist/` that are built together, and how. */
export type Output = Pick<BuildOptions, 'license'> & {
  readonly entries: Entries;
  /** Whether the files are for browsers as they are, and so as short as they can be; true where nothing is said. */
  readonly minify?: boolean;
  /** What is left to whoever loads the files; nothing where nothing is said. */
  readonly external?: readonly (string | RegExp)[];
  readonly plugins?: readonly Plugin[];
  /** Where what several files share goes; `shared/` beside them where nothing is said. */
  readonly chunks?: string;
  /** What goes into one file together. */
  readonly groups?: readonly Group[];
  /** Whether entries hold what they share with files that come later, and hand it to them. */
  readonly isExtensible?: boolean;
  /** Whether nearly all that the files hold is called as soon as they are there, and so compiled while they load. */
  readonly isEager?: boolean;
  /** One file that loads nothing. */
  readonly isWhole?: boolean;
  /** The first line of each file. */
  readonly banner?: string;
};
