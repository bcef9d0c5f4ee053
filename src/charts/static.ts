import { noChange, nothing } from 'lit';

interface Template {
  readonly strings: readonly string[];
  readonly values: readonly unknown[];
}

function isTemplate(value: unknown): value is Template {
  return (
    typeof value === 'object' && value !== null && '_$litType$' in value && 'strings' in value && 'values' in value
  );
}

/** Characters that no XML may hold, lone surrogates among them. */
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replaceAll(forbidden, '\ufffd').replaceAll(/[&<>"']/gu, (character) => escapes[character] ?? '');
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value;
}

/**
 * Writes what Lit would render as markup without a document: templates, lists, texts, `nothing`, `null`, attributes in
 * one or more parts, `?boolean` attributes. Event and property bindings are left out. Texts are escaped; a directive or
 * any other object is a `TypeError`.
 */
export function toStatic(value: unknown): string {
  if (value === nothing || value === noChange || value === null || value === undefined) return '';
  if (isTemplate(value)) return templateText(value);
  if (isIterable(value)) return [...value].map(toStatic).join('');
  if (typeof value === 'object' || typeof value === 'function' || typeof value === 'symbol') {
    throw new TypeError('only templates, lists, texts and numbers can be written without a document');
  }
  return escaped(String(value));
}

/** An attribute that is still open: what stands before it, its name, and its value so far. */
interface OpenAttribute {
  readonly before: string;
  readonly name: string;
  readonly quote: string;
  readonly value: string;
  readonly removed: boolean;
}

const opening = /^(?<before><[\s\S]*\s)(?<name>[.?@]?[\w:-]+)=(?<quote>["']?)(?<value>[^"'<>]*)$/u;

/** The attribute that a text ends in; null where it ends between tags. */
function openAttribute(text: string): OpenAttribute | null {
  const tag = text.lastIndexOf('<');
  const { before, name, quote, value } = opening.exec(text.slice(Math.max(0, tag)))?.groups ?? {};
  if (tag < 0 || before === undefined || name === undefined) return null;
  return { before: text.slice(0, tag) + before, name, quote: quote ?? '', value: value ?? '', removed: false };
}

function withPart(attribute: OpenAttribute, value: unknown): OpenAttribute {
  if (attribute.name.startsWith('?')) return { ...attribute, removed: !value || value === nothing };
  const isBinding = attribute.name.startsWith('@') || attribute.name.startsWith('.');
  if (isBinding || value === nothing) return { ...attribute, removed: true };
  return { ...attribute, value: attribute.value + toStatic(value) };
}

function closed({ before, name, value, removed }: OpenAttribute): string {
  return removed ? before.trimEnd() : `${before}${name.replace(/^\?/u, '')}="${value}"`;
}

/** The markup so far, and the attribute that it ends in. */
interface Writing {
  readonly text: string;
  readonly attribute: OpenAttribute | null;
}

function withString({ text, attribute }: Writing, string: string): Writing {
  if (attribute === null) return { text: text + string, attribute };
  const end = attribute.quote === '' ? 0 : string.indexOf(attribute.quote);
  if (end < 0) return { text, attribute: { ...attribute, value: attribute.value + string } };
  const whole = closed({ ...attribute, value: attribute.value + string.slice(0, end) });
  return { text: whole + string.slice(end + attribute.quote.length), attribute: null };
}

function withValue({ text, attribute }: Writing, value: unknown): Writing {
  const open = attribute ?? openAttribute(text);
  return open === null ? { text: text + toStatic(value), attribute: null } : { text, attribute: withPart(open, value) };
}

function templateText(template: Template): string {
  let writing: Writing = { text: '', attribute: null };
  template.strings.forEach((string, i) => {
    writing = withString(writing, string);
    if (i < template.values.length) writing = withValue(writing, template.values[i]);
  });
  return writing.text;
}
