import type * as z from 'zod/mini';
import { nearest } from './nearest.js';

/** What is wrong with a file, and where. */
export interface Fault {
  /** Where it is: `tiles[2].metric`; empty for the whole. */
  readonly path: string;
  /** A name that is not known there, a value of another kind, or something that must stand there and does not. */
  readonly code: 'unknown' | 'kind' | 'missing';
  /** The name or value, shortened; empty where there is none. */
  readonly seen: string;
  /** The nearest known name, or what would have been right; null where there is nothing to say. */
  readonly expected: string | null;
}

type Path = readonly PropertyKey[];
type Issue = z.core.$ZodIssue;

const longestSeen = 60;

/** A path as it is written: `tiles[2].metric`. */
function pathOf(path: Path): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
}

function shown(value: unknown): string {
  return (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).slice(0, longestSeen);
}

/** What would have been right, as far as the issue says. */
function expectedOf(issue: Issue): string | null {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected;
    case 'invalid_value':
      return nearest(shown(issue.input), issue.values.map(String)) ?? issue.values.map(String).join(', ');
    case 'too_small':
      return `≥ ${issue.minimum}`;
    case 'too_big':
      return `≤ ${issue.maximum}`;
    case 'invalid_format':
      return '2026-10-19';
    case 'invalid_union':
      return [...new Set(issue.errors.flat().map(expectedOf))].filter((each) => each !== null).join(' | ') || null;
    case 'unrecognized_keys':
    case 'invalid_key':
    case 'invalid_element':
    case 'not_multiple_of':
    case 'custom':
      return null;
  }
}

/** The faults that an issue found by zod tells of; `known` are the names that its place may have. */
export function faultsOf(issue: Issue, under: Path, known: readonly string[]): readonly Fault[] {
  const path = [...under, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: pathOf([...path, key]),
      code: 'unknown',
      seen: key,
      expected: nearest(key, known),
    }));
  }
  const code = issue.input === undefined ? 'missing' : 'kind';
  return [{ path: pathOf(path), code, seen: shown(issue.input), expected: expectedOf(issue) }];
}
