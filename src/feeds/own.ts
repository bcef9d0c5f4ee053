/** Whether a value can carry named fields: an object that is no list, no date and no buffer. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !isList(value) && !(value instanceof Date);
}

/** Whether a value is a list: an array, or a typed array that a script handed over. */
export function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
}

/** The value at an index of a list; `undefined` beyond its end and for no list. */
export function listAt(value: unknown, index: number): unknown {
  return isList(value) ? value[index] : undefined;
}

/** The value of an object's own field; `undefined` for anything inherited, absent, or no object. */
export function own(value: unknown, key: string): unknown {
  return isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** The value at a name, else at a dotted path of own fields; `undefined` where nothing stands. */
export function ownPath(value: unknown, path: string): unknown {
  const direct = own(value, path);
  if (direct !== undefined || !path.includes('.')) return direct;
  return path.split('.').reduce(own, value);
}

/** The own text of a field, or null. */
export function ownText(value: unknown, key: string): string | null {
  const text = own(value, key);
  return typeof text === 'string' ? text : null;
}

/** The own finite number of a field, or null. */
export function ownNumber(value: unknown, key: string): number | null {
  const number = own(value, key);
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

/** The texts of an own list of texts; anything else in it is left out. */
export function ownTexts(value: unknown, key: string): readonly string[] {
  const list = own(value, key);
  return Array.isArray(list) ? list.filter((text) => typeof text === 'string') : [];
}
