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

function written(value: unknown): string {
  if (value === nothing || value === noChange || value === null || value === undefined) return '';
  if (isTemplate(value)) return toStatic(value);
  if (typeof value === 'object' && Symbol.iterator in value)
    return [...(value as Iterable<unknown>)].map(written).join('');
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

const opening = /^(?<before>[\s\S]*\s)(?<name>[.?@]?[\w:-]+)=(?<quote>["']?)(?<value>[^"'<>]*)$/u;

/** Whether a text ends inside a tag: its last angle bracket outside quotes opens one. */
function endsInTag(text: string): boolean {
  return text.lastIndexOf('<') > text.lastIndexOf('>');
}

function openAttribute(text: string): OpenAttribute | null {
  const { before, name, quote, value } = (endsInTag(text) ? opening.exec(text)?.groups : undefined) ?? {};
  if (before === undefined || name === undefined) return null;
  return { before, name, quote: quote ?? '', value: value ?? '', removed: false };
}

function withPart(attribute: OpenAttribute, value: unknown): OpenAttribute {
  if (attribute.name.startsWith('?')) return { ...attribute, removed: !value || value === nothing };
  const isBinding = attribute.name.startsWith('@') || attribute.name.startsWith('.');
  if (isBinding || value === nothing) return { ...attribute, removed: true };
  return { ...attribute, value: attribute.value + (isBinding ? '' : written(value)) };
}

function closed({ before, name, value, removed }: OpenAttribute): string {
  if (removed) return before.trimEnd();
  return `${before}${name.replace(/^\?/u, '')}="${value}"`;
}

/**
 * Writes a template as markup without a document: nested templates, lists, `nothing`, `null`, attributes in one or more
 * parts, `?boolean` attributes. Event and property bindings are left out. Texts are escaped; a value that is no text,
 * number, template or list is a `TypeError`.
 */
export function toStatic(template: Template): string {
  let text = '';
  let attribute: OpenAttribute | null = null;
  template.strings.forEach((string, i) => {
    let rest = string;
    if (attribute !== null) {
      const end = attribute.quote === '' ? 0 : rest.indexOf(attribute.quote);
      if (end < 0) attribute = { ...attribute, value: attribute.value + rest };
      else {
        text = closed({ ...attribute, value: attribute.value + rest.slice(0, end) });
        rest = rest.slice(end + attribute.quote.length);
        attribute = null;
      }
    }
    if (attribute === null) text += rest;
    if (i >= template.values.length) return;
    attribute ??= openAttribute(text);
    if (attribute === null) text += written(template.values[i]);
    else attribute = withPart(attribute, template.values[i]);
  });
  return text;
}
