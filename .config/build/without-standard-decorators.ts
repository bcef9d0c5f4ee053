import type { Plugin } from 'vite';

/** Lit's `property` serves decorators of two kinds; the kit is compiled with the older ones. */
export function withoutStandardDecorators(): Plugin {
  const code = `export function property(options) {
    return (prototype, name) => {
      const own = Object.getOwnPropertyDescriptor(prototype, name);
      prototype.constructor.createProperty(name, options);
      return own && Object.getOwnPropertyDescriptor(prototype, name);
    };
  }`;
  return {
    name: 'without-standard-decorators',
    transform: (_, id) => (id.endsWith('/@lit/reactive-element/decorators/property.js') ? { code, map: null } : null),
  };
}
