import type { PropertyDeclaration } from 'lit';
import type { Settings } from './attribute.js';
import type * as Console from '../text/console.js';
import { warnOnce } from './warn.js';

interface Refusing extends Element {
  readonly settings: Settings;
}

/** The declarations of an element's properties, which its class carries. */
function declarationsOf(element: Element): ReadonlyMap<PropertyKey, PropertyDeclaration> {
  const declared: unknown = Reflect.get(element.constructor, 'elementProperties');
  return declared instanceof Map ? declared : new Map();
}

async function tell(tag: string, refused: Parameters<typeof Console.refusedValue>[1]): Promise<void> {
  const refusedValue = (await import('../text/console.js')).refusedValue;
  warnOnce(refusedValue(tag, refused));
}

/** Says in the console what an element was given that is none of its kind, each once a page. */
export function tellRefused(element: Refusing): void {
  for (const { name, seen, expected } of element.settings.takeRefused()) {
    const attribute = declarationsOf(element).get(name)?.attribute;
    const named = typeof attribute === 'string' ? attribute : String(name);
    void tell(element.localName, { attribute: named, seen, expected });
  }
}
