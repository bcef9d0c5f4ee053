import type { FirstFailure, Message } from './text.js';

/** What is said in English of failures that also keep further words from coming. */
export const firstFailuresEn: Readonly<Record<FirstFailure, Message>> = {
  offline: { what: 'This device is offline.', remedy: 'The figures come as soon as it is online again.' },
  network: {
    what: 'The server could not be reached, though this device is online.',
    remedy: 'Check the address of the feed. The server may be down or refuse the connection.',
  },
};
