import { FeedError } from '../../metric.js';
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

/** Sees to it that the mapping of a name is there; rejects with a `FeedError` of code `bad_option` for an unknown name. */
export async function loadMapping(name: string): Promise<void> {
  if (mappings.has(name)) return;
  const load = Object.hasOwn(files, name) ? files[name] : undefined;
  if (!load) throw new FeedError('bad_option', { option: 'from', seen: name, expected: mappingNames.join(', ') });
  mappings.set(name, await load());
}
