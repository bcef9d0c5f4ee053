import { estimateWidth } from '../../src/charts/labels.js';

/** An element of written markup with its attributes and, for texts, its content. */
export interface Written {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
}

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

function plain(text: string): string {
  return text.replaceAll(/&(?:amp|lt|gt|quot|#39);/gu, (entity) => entities[entity] ?? entity);
}

/** The elements of markup in order. */
export function elementsOf(markup: string): Written[] {
  return [...markup.matchAll(/<([a-z][\w-]*)((?:\s+[\w:-]+="[^"]*")*)\s*\/?>([^<]*)/gu)].map(
    ([, name, attributes, text]) => ({
      name: name ?? '',
      attributes: Object.fromEntries(
        [...(attributes ?? '').matchAll(/([\w:-]+)="([^"]*)"/gu)].map(([, key, value]) => [
          key ?? '',
          plain(value ?? ''),
        ]),
      ),
      text: plain(text ?? ''),
    }),
  );
}

/** The elements that carry a class. */
export function withClass(markup: string, ...classes: readonly string[]): Written[] {
  return elementsOf(markup).filter(({ attributes }) => {
    const own = (attributes['class'] ?? '').split(/\s+/u);
    return classes.every((name) => own.includes(name));
  });
}

/** A number among the attributes of an element. */
export function number(element: Written | undefined, name: string): number {
  return Number(element?.attributes[name] ?? Number.NaN);
}

/** Where a label lies, by estimate. */
export interface LabelBox {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The labels of a chart as boxes; `anchor` follows the chart's direction. */
export function labelsOf(markup: string): LabelBox[] {
  const elements = elementsOf(markup);
  const isMirrored = elements[0]?.attributes['direction'] === 'rtl';
  return elements
    .filter(({ name, text }) => name === 'text' && text !== '')
    .map((element) => {
      const [x, y, width] = [number(element, 'x'), number(element, 'y'), estimateWidth(element.text)];
      const anchor = element.attributes['text-anchor'];
      const before = anchor === 'middle' ? width / 2 : (anchor === 'end') !== isMirrored ? width : 0;
      return { text: element.text, left: x - before, right: x - before + width, top: y - 10, bottom: y + 2 };
    });
}

/** Pairs of labels that lie on each other. */
export function overlaps(labels: readonly LabelBox[]): string[] {
  return labels.flatMap((a, i) =>
    labels
      .slice(i + 1)
      .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
      .map((b) => `“${a.text}” on “${b.text}”`),
  );
}
