import type { BoardWords, ConfigFault, TroubleCode } from './boards.js';
import { isolated } from './formats.js';
import type { FirstWords } from './text.js';

const troubles: Readonly<Record<TroubleCode, string>> = {
  error: 'cannot be read',
  stale: 'figures are old',
  stopped: 'stopped',
  empty: 'nothing in this selection',
};

function seen({ path, code, seen: value }: ConfigFault): string {
  const place = path === '' ? '' : `${path}: `;
  if (code === 'unknown') return `${place}“${isolated(value)}” is not known here.`;
  return code === 'missing' ? `${place}something is missing.` : `${place}“${isolated(value)}” cannot be used here.`;
}

function remedy({ code, expected }: ConfigFault): string {
  if (expected === null) return 'Correct the description of the dashboard.';
  return code === 'unknown' ? `Perhaps “${expected}” is meant.` : `Expected: ${expected}.`;
}

/** The English words around the tiles of a dashboard. */
export function boardsEn(f: FirstWords): BoardWords {
  return {
    dashboardName: 'Dashboard',
    nothingChosen: 'No filters',
    chosenIn: (choice, tile) => `${choice} (chosen in ${isolated(tile)})`,
    removeChoice: (choice) => `Remove ${choice}`,
    readAgain: 'Read again',
    pauseReading: 'Pause updates',
    resumeReading: 'Resume updates',
    dataAsOf: (moment) => `Data as of ${moment}.`,
    readSince: (moment) => `Read ${moment}.`,
    ready: (ready, all) => `${f.count(ready)} of ${f.count(all)} tiles ready`,
    withIssues: (n) => `${f.count(n)} with rows set aside`,
    troubled: (tile, trouble) => `${isolated(tile)}: ${trouble}`,
    trouble: (code) => troubles[code],
    configFault: (fault) => ({ what: seen(fault), remedy: remedy(fault) }),
  };
}
