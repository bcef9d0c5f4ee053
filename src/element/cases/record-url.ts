const field = /\{([^{}]+)\}/gu;
/** Halves of signs, which no address can hold. */
const halves = /\p{Surrogate}/gu;

/** A template of addresses that can be filled in safely. */
export interface RecordUrl {
  /** Names of the columns whose values it takes. */
  readonly fields: readonly string[];
  /** The address of the record with these values; null where one is missing, or would lead elsewhere. */
  fill(valueOf: (field: string) => string | number | null): string | null;
}

function filled(template: string, valueOf: (name: string) => string): string {
  return template.replace(field, (_, name: string) =>
    encodeURIComponent(valueOf(name.trim()).replaceAll(halves, '\ufffd')),
  );
}

/** The address as a browser takes it; null for none of the web, and for one that names a user. */
function webAddress(address: string, base: string): URL | null {
  if (!URL.canParse(address, base)) return null;
  const url = new URL(address, base);
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  return isWeb && url.username === '' && url.password === '' ? url : null;
}

/** How often an address climbs, or stays where it is, as `..` and `.` do between slashes of its path. */
function climbs(address: string): number {
  const [path = ''] = address.split(/[?#]/u);
  return path.split(/[/\\]/u).filter((segment) => /^(?:\.|%2e){1,2}$/iu.test(segment)).length;
}

/**
 * The template `https://desk.example/tickets/{case_id}` as what makes addresses of records, relative ones by `base`. Null
 * where it is none of the web, or where a value could decide about scheme, host, port or user: two values that differ must
 * lead to the same origin.
 */
export function recordUrl(template: string, base: string): RecordUrl | null {
  const [one, other] = ['a', '1'].map((value) =>
    webAddress(
      filled(template, () => value),
      base,
    ),
  );
  if (!one || !other || one.origin !== other.origin) return null;
  const fields = [...new Set([...template.matchAll(field)].map(([, name = '']) => name.trim()))];
  const fill: RecordUrl['fill'] = (valueOf) => {
    const values = new Map(fields.map((name) => [name, valueOf(name)]));
    if ([...values.values()].some((value) => value === null || value === '')) return null;
    const address = filled(template, (name) => String(values.get(name)));
    if (climbs(address) !== climbs(filled(template, () => 'a'))) return null;
    const url = webAddress(address, base);
    return url?.origin === one.origin ? url.href : null;
  };
  return { fields, fill };
}
