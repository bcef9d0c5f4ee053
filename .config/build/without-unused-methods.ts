import type { Plugin } from 'vite';

/** What the kit, and arquero for it, asks of tables; their other methods are a third of what is left of arquero. */
const usedOfTables =
  /^(?:constructor|create|isFiltered|isGrouped|isOrdered|data|mask|groups|totalRows|numRows|columnNames|column|scan|reduce)$/;
const method = /^  (?:get |\*)?([\w[][\w.\]]*)\([\s\S]*?^  \}$/gm;

/** The source of a class of tables without the methods that nothing calls. */
export function withUsedMethods(source: string): string {
  return source.replace(method, (whole: string, name: string) => (usedOfTables.test(name) ? whole : ''));
}

/** A class comes whole or not at all, so what nothing calls is taken out of the two classes of tables. */
export function withoutUnusedMethods(): Plugin {
  return {
    name: 'without-unused-methods',
    transform: (code, id) =>
      /\/arquero\/src\/table\/(Column)?Table\.js$/.test(id) ? { code: withUsedMethods(code), map: null } : null,
  };
}
