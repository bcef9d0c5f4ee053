import { mappings } from './index.js';
import type { Mapping } from './mapping.js';

/** The mappings of the kit by name, each in a file that is fetched when a feed names it. */
const files: Readonly<Record<string, () => Promise<Mapping>>> = {
  zendesk: async () => (await import('./zendesk.js')).zendesk,
  intercom: async () => (await import('./intercom.js')).intercom,
  salesforce: async () => (await import('./salesforce.js')).salesforce,
  freshdesk: async () => (await import('./freshdesk.js')).freshdesk,
  jira: async () => (await import('./jira.js')).jira,
  servicenow: async () => (await import('./servicenow.js')).servicenow,
  delighted: async () => (await import('./delighted.js')).delighted,
  stripe: async () => (await import('./stripe.js')).stripe,
};

/** The names of all mappings. */
export const mappingNames: readonly string[] = Object.keys(files);

/** Sees to it that the mapping of a name is there; who reads a feed by an unknown one is told. */
export async function loadMapping(name: string): Promise<void> {
  const load = Object.hasOwn(files, name) ? files[name] : undefined;
  if (load && !mappings.has(name)) mappings.set(name, await load());
}
