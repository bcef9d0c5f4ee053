import { parseArgs } from 'node:util';
import { choice, filters, integer, names, number, text, texts, textsByName, type Kind } from '../engine/kinds.js';
import { columnsNamed } from '../engine/columns-named.js';
import { benchmark, target } from '../engine/marks.js';
import { defaultDecode, type DecodeOptions, type FeedType } from '../feeds/options.js';
import { defaultQuestion, FeedError, type Comparison, type Period, type Question } from '../metric.js';
import { metricNames, requireMetric } from '../metrics/index.js';

/** The feed of a further record: `--events FILE`, with `--fields-events` for its names. */
export interface RecordFeed {
  readonly feed: string;
  readonly decode: DecodeOptions;
}

/** What was asked for on the command line. */
export interface Command {
  readonly name: 'check' | 'measure';
  readonly metric: string;
  /** Files, addresses, or `-` for standard input. */
  readonly feeds: readonly string[];
  readonly decode: DecodeOptions;
  /** The feeds of further records, by role. */
  readonly records: Readonly<Record<string, RecordFeed>>;
  readonly question: Question;
  /** Whether each feed is a wave of its own, called like its file. */
  readonly waveFromFile: boolean;
}

type Texts = Readonly<Record<string, string | undefined>>;

const textOptions = [
  'metric',
  'type',
  'from',
  'fields',
  'rows-at',
  'dates',
  'missing',
  'by',
  'period',
  'since',
  'until',
  'as-of',
  'time-zone',
  'week-start',
  'fiscal-year-start',
  'compare',
  'target',
  'benchmark',
  'level',
  'min-group',
  'filters',
] as const;

function badOption(option: string, seen: string, expected: string | null = null): FeedError {
  return new FeedError('bad_option', { option, seen, ...(expected !== null && { expected }) });
}

/** The value of an option by its kind; `otherwise` where it is not given, `FeedError` `bad_option` where it is none. */
function read<Value, Otherwise>(
  given: Texts,
  option: string,
  kind: Kind<Value>,
  otherwise: Otherwise,
): Value | Otherwise {
  const seen = given[option];
  if (seen === undefined) return otherwise;
  const value = kind.read(seen);
  if (value === undefined) throw badOption(`--${option}`, seen, kind.expected);
  return value;
}

/** The columns that options of the metric's own name, by what is given or by default. */
function columnsOf(metric: string, { options: given }: Question): readonly string[] {
  const { options, columnOptions = [] } = requireMetric(metric);
  return columnOptions.flatMap((name) => columnsNamed(given[name] ?? options[name]));
}

function decodeOf(given: Texts, metric: string, question: Question): DecodeOptions {
  return {
    type: read(given, 'type', choice<FeedType>(['json', 'ndjson', 'csv', 'arrow']), defaultDecode.type),
    from: given['from'] ?? null,
    fields: read(given, 'fields', textsByName, {}),
    rowsAt: given['rows-at'] ?? null,
    dates: given['dates'] ?? null,
    missing: read(given, 'missing', texts, []),
    timeZone: given['time-zone'] ?? null,
    columns: [...new Set([...question.by, ...Object.keys(question.filters), ...columnsOf(metric, question)])],
  };
}

function rolesOf(metric: string): readonly string[] {
  return Object.keys(requireMetric(metric).records).filter((role) => role !== 'main');
}

/** A name as it is written in an option: `follow_ups` is `follow-ups`, `minReplies` is `min-replies`. */
function dashed(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replaceAll('_', '-');
}

/** The names of the options that a metric adds, of its own and for its records. */
function namesOf(metric: string): readonly string[] {
  const roles = rolesOf(metric).map(dashed);
  const own = Object.keys(requireMetric(metric).options).map(dashed);
  return [...own, ...roles, ...roles.map((role) => `fields-${role}`)];
}

/** A metric's own options as they stand where nobody sets them, for the help; `--strata 'tenure plan'` in quotes. */
export function defaultsOf(metric: string): readonly string[] {
  return Object.entries(requireMetric(metric).options).map(([name, usual]) => {
    const value = String(usual);
    return `--${dashed(name)} ${/^[\w.-]+$/.test(value) ? value : `'${value}'`}`;
  });
}

function recordsOf(given: Texts, metric: string, decode: DecodeOptions): Command['records'] {
  const entries = rolesOf(metric).flatMap((role): [string, RecordFeed][] => {
    const feed = given[dashed(role)];
    const fields = read(given, `fields-${dashed(role)}`, textsByName, {});
    return feed === undefined ? [] : [[role, { feed, decode: { ...decode, fields } }]];
  });
  return Object.fromEntries(entries);
}

const anyNumber: Kind<number> = { ...number(-Infinity, Infinity), expected: 'number' };

const truth: Kind<boolean> = {
  expected: 'true, false',
  read: (given) => (given === 'true' ? true : given === 'false' ? false : undefined),
};

/** The kind of an option whose default is `usual`. */
function kindLike(usual: string | number | boolean): Kind<string | number | boolean> {
  if (typeof usual === 'number') return anyNumber;
  return typeof usual === 'boolean' ? truth : text;
}

/** The metric's own options as given, of the type that their defaults have. */
function ownOptions(given: Texts, metric: string): Question['options'] {
  const { options } = requireMetric(metric);
  const entries = Object.entries(options).flatMap(([name, usual]): [string, string | number | boolean][] => {
    const option = dashed(name);
    const value = read<string | number | boolean, null>(given, option, kindLike(usual), null);
    return value === null ? [] : [[name, value]];
  });
  return Object.fromEntries(entries);
}

function questionOf(given: Texts, metric: string): Question {
  return {
    by: read(given, 'by', names, []),
    period: read(given, 'period', choice<Period>(['day', 'week', 'month', 'quarter', 'year', 'wave']), null),
    since: given['since'] ?? null,
    until: given['until'] ?? null,
    asOf: given['as-of'] ?? null,
    timeZone: given['time-zone'] ?? null,
    weekStart: read(given, 'week-start', integer(1, 7), defaultQuestion.weekStart),
    fiscalYearStart: read(given, 'fiscal-year-start', integer(1, 12), defaultQuestion.fiscalYearStart),
    compare: read(given, 'compare', choice<Comparison>(['previous', 'year-ago']), defaultQuestion.compare),
    level: read(given, 'level', number(0.5, 0.999), defaultQuestion.level),
    minGroup: read(given, 'min-group', integer(1, 1000), defaultQuestion.minGroup),
    filters: read(given, 'filters', filters, {}),
    handedDown: defaultQuestion.handedDown,
    events: defaultQuestion.events,
    target: read(given, 'target', target, null),
    benchmark: read(given, 'benchmark', benchmark, null),
    options: ownOptions(given, metric),
  };
}

interface Arguments {
  readonly values: Readonly<Record<string, unknown>>;
  readonly positionals: readonly string[];
}

/** What Node's parser refuses: an option that there is none of, or one without its value. */
function refusalOf(error: unknown, known: readonly string[]): FeedError {
  const { message = '', code = '' }: { message?: string; code?: string } = error instanceof Error ? error : {};
  const argument = /'(-[^' ]*)/.exec(message)?.[1] ?? message;
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') return badOption(argument, '');
  return badOption('OPTION', argument, known.map((name) => `--${name}`).join(', '));
}

/** Option and value as one where the value is a number below zero, which would pass for an option: `--target -5`. */
function joined(argv: readonly string[]): string[] {
  const args: string[] = [];
  for (const argument of argv) {
    const before = args.at(-1) ?? '';
    const isValue = /^-[\d.]/.test(argument) && /^--[a-z-]+$/.test(before);
    if (isValue) args.splice(-1, 1, `${before}=${argument}`);
    else args.push(argument);
  }
  return args;
}

function parsed(argv: readonly string[]): Arguments {
  const own = metricNames().flatMap(namesOf);
  const texts = [...textOptions, ...own].map((name) => [name, { type: 'string' as const }]);
  const flags = ['help', 'wave-from-file'].map((name) => [name, { type: 'boolean' as const }]);
  try {
    return parseArgs({ args: joined(argv), options: Object.fromEntries([...texts, ...flags]), allowPositionals: true });
  } catch (error) {
    throw refusalOf(error, [...textOptions, 'wave-from-file']);
  }
}

/** Options that only another metric has are a mistake, not a wish. */
function refuseForeign(given: Texts, metric: string): void {
  const own = namesOf(metric);
  const foreign = Object.keys(given).find(
    (name) => !textOptions.some((known) => known === name) && !own.includes(name),
  );
  if (foreign !== undefined) throw badOption('OPTION', `--${foreign}`, own.map((name) => `--${name}`).join(', '));
}

function isText(entry: readonly [string, unknown]): entry is [string, string] {
  return typeof entry[1] === 'string';
}

/**
 * The command that `argv` (without node and script) asks for; null when it asks for help. Options are the attributes of
 * the element. Throws a `FeedError` of code `bad_option` for what is none.
 */
export function commandOf(argv: readonly string[]): Command | null {
  const { values, positionals } = parsed(argv);
  if (values['help'] === true || positionals.length === 0) return null;
  const given: Texts = Object.fromEntries(Object.entries(values).filter(isText));
  const [name = '', ...rest] = positionals;
  if (name !== 'check' && name !== 'measure') throw badOption('command', name, 'check, measure');
  const metric = (name === 'measure' ? rest.shift() : given['metric']) ?? '';
  if (!metricNames().includes(metric))
    throw badOption(name === 'measure' ? 'metric' : '--metric', metric, metricNames().join(', '));
  if (rest.length === 0) throw badOption('FEED', '', 'FILE, URL, -');
  refuseForeign(given, metric);
  const question = questionOf(given, metric);
  const decode = decodeOf(given, metric, question);
  return {
    name,
    metric,
    feeds: rest,
    decode,
    records: recordsOf(given, metric, decode),
    question,
    waveFromFile: values['wave-from-file'] === true,
  };
}
