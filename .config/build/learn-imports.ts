import type { Plugin } from 'vite';

/** The entries that import a file at once, by file; filled before the bundler divides what it has read. */
const importers = new Map<string, Set<string>>();

/** Whether any entry imports a file at once. */
export const isImported = (id: string): boolean => importers.has(id);

/** Whether an entry imports a file at once. */
export const isImportedBy = (entry: string, id: string): boolean => importers.get(id)?.has(entry) ?? false;

/** How many of the entries of a kind import a file at once. */
export function countImporters(id: string, kind: RegExp): number {
  return [...(importers.get(id) ?? [])].filter((entry) => kind.test(entry)).length;
}

/** Learns what entries import at once, in contrast to what comes with its first use. */
export function learnImports(): Plugin {
  return {
    name: 'learn-imports',
    buildEnd() {
      for (const entry of [...this.getModuleIds()].filter((id) => this.getModuleInfo(id)?.isEntry)) {
        const reached = new Set([entry]);
        for (const id of reached) {
          importers.set(id, (importers.get(id) ?? new Set()).add(entry));
          for (const imported of this.getModuleInfo(id)?.importedIds ?? []) reached.add(imported);
        }
      }
    },
  };
}
