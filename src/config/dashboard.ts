import type * as z from 'zod/mini';
import { faultsOf, type Fault } from './faults.js';
import { dashboardSchema, keyOf, namesIn, partSchema, type DashboardConfig } from './schema.js';
import { vocabulary } from './vocabulary.js';

export type { Fault } from './faults.js';
export type { DashboardConfig } from './schema.js';

/** An element that a dashboard is made of, as an author would write it. */
export interface PlannedElement {
  /** Its tag without prefix: `nps`. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** A feed as a value, which no attribute carries. */
  readonly data?: unknown;
}

/** A dashboard as an author would write it: its own attributes, and what stands in it. */
export interface DashboardPlan {
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly PlannedElement[];
}

type Part = Readonly<Record<string, unknown>>;

/** Keys that are no attributes of the dashboard. */
const parts: ReadonlySet<string> = new Set(['$schema', 'feeds', 'filters', 'tiles', 'periodControl']);

function found(
  error: z.core.$ZodError | undefined,
  known: (issue: z.core.$ZodIssue) => readonly string[],
  under: readonly PropertyKey[],
) {
  return error?.issues.flatMap((issue) => faultsOf(issue, under, known(issue))) ?? [];
}

/** What is wrong with a part whose element is known. */
function partFaults(name: string, part: unknown, under: readonly PropertyKey[]): readonly Fault[] {
  const { error } = partSchema(name).safeParse(part, { reportInput: true });
  const known = ['id', 'span', 'element', ...Object.keys(vocabulary[name] ?? {}).map(keyOf)];
  return found(error, () => known, under);
}

/** The value of an attribute; null leaves it out. */
function textOf(key: string, value: unknown): string | null {
  if (value === null || value === undefined || value === false) return null;
  if (value === true) return '';
  if (key === 'by' && Array.isArray(value)) return value.join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function attributesOf(part: Part): Record<string, string> {
  const texts = Object.entries(part).map(([key, value]): [string, string | null] => [
    key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
    textOf(key, value),
  ]);
  return Object.fromEntries(texts.filter((entry): entry is [string, string] => entry[1] !== null));
}

function feedOf([name, { data, ...rest }]: [string, Part]): PlannedElement {
  return { name: 'feed', attributes: { name, ...attributesOf(rest) }, ...(data !== undefined && { data }) };
}

function tileOf({ element, ...rest }: DashboardConfig['tiles'][number]): PlannedElement {
  return { name: element, attributes: attributesOf(rest) };
}

function periodOf(control: DashboardConfig['periodControl']): readonly PlannedElement[] {
  if (control === undefined || control === false) return [];
  return [{ name: 'period', attributes: control === true ? {} : attributesOf(control) }];
}

function planned(config: DashboardConfig): DashboardPlan {
  const own = Object.entries(config).filter(([key]) => !parts.has(key));
  const { feeds = {}, filters = [], tiles, periodControl } = config;
  const controls = filters.map((filter) => ({ name: 'filter', attributes: attributesOf(filter) }));
  return {
    attributes: attributesOf(Object.fromEntries(own)),
    children: [...Object.entries(feeds).map(feedOf), ...periodOf(periodControl), ...controls, ...tiles.map(tileOf)],
  };
}

function allPartFaults({ filters = [], tiles, periodControl }: DashboardConfig): readonly Fault[] {
  return [
    ...(typeof periodControl === 'object' ? partFaults('period', periodControl, ['periodControl']) : []),
    ...filters.flatMap((filter, index) => partFaults('filter', filter, ['filters', index])),
    ...tiles.flatMap((tile, index) => partFaults(tile.element, tile, ['tiles', index])),
  ];
}

/** The dashboard that `config`, the value of a JSON file, describes, as HTML would; or what is wrong with it. */
export function planOf(config: unknown): DashboardPlan | readonly Fault[] {
  const read = dashboardSchema.safeParse(config, { reportInput: true });
  if (!read.success) return found(read.error, ({ path: [first] }) => namesIn(first), []);
  const faults = allPartFaults(read.data);
  return faults.length > 0 ? faults : planned(read.data);
}
