import type { Kind } from '../engine/kinds.js';

/** A value that the property `name`, or its attribute, was given and that is none of its kind. */
export interface Refusal {
  readonly name: PropertyKey;
  readonly seen: string;
  readonly expected: string;
}

function isBlank(given: unknown): boolean {
  return given === null || given === undefined || (typeof given === 'string' && given.trim() === '');
}

function shown(given: unknown): string {
  const written = typeof given === 'string' ? given : (JSON.stringify(given) ?? String(given));
  return written.slice(0, 80);
}

/**
 * The values that an element's attributes have when nobody sets them, and what was refused since the last look. The
 * first value of a property, given by its initialiser, is its default; blank and removed attributes restore it.
 */
export class Settings {
  readonly #defaults = new Map<PropertyKey, unknown>();
  readonly #refused = new Map<PropertyKey, Refusal>();
  readonly #set = new Set<PropertyKey>();

  /** The value that property `name` takes when it is given `given`. */
  settle(name: PropertyKey, kind: Kind<unknown>, given: unknown): unknown {
    if (!this.#defaults.has(name)) this.#defaults.set(name, given);
    else if (isBlank(given)) this.#set.delete(name);
    else this.#set.add(name);
    const usual = this.#defaults.get(name);
    this.#refused.delete(name);
    if (isBlank(given) || given === usual) return usual;
    const value = kind.read(given);
    if (value === undefined) this.#refuse({ name, seen: shown(given), expected: kind.expected });
    return value ?? usual;
  }

  /** Whether somebody has set property `name`, be it to its default. */
  isSet(name: PropertyKey): boolean {
    return this.#set.has(name);
  }

  #refuse(refusal: Refusal): void {
    this.#refused.set(refusal.name, refusal);
    this.#set.delete(refusal.name);
  }

  /** What was refused since the last call. */
  takeRefused(): readonly Refusal[] {
    const refused = [...this.#refused.values()];
    this.#refused.clear();
    return refused;
  }
}

/** An element whose properties are settled before they change. */
export interface Settling {
  readonly settings: Settings;
}

/**
 * Above Lit's `@property`: whatever the property is given, by its attribute or by a script, is read as `kind`. What is
 * none of it gives the default, and so do blank texts and removed attributes.
 */
export function reads(kind: Kind<unknown>) {
  return (prototype: Settling, name: string): void => {
    const declared = Object.getOwnPropertyDescriptor(prototype, name);
    if (declared?.set === undefined) throw new TypeError(`${name} is no property of Lit's`);
    const { set } = declared;
    Object.defineProperty(prototype, name, {
      ...declared,
      set(this: Settling, given: unknown) {
        set.call(this, this.settings.settle(name, kind, given));
      },
    });
  };
}
