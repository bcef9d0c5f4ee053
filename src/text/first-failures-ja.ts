import type { FirstFailure, Message } from './text.js';

/** What is said in Japanese of failures that also keep further words from coming. */
export const firstFailuresJa: Readonly<Record<FirstFailure, Message>> = {
  offline: { what: 'この端末はオフラインです。', remedy: '接続が戻りしだい表示します。' },
  network: {
    what: '端末はオンラインですが、サーバーに接続できませんでした。',
    remedy: 'データのアドレスを確かめてください。サーバーが停止しているか、接続を拒んでいる可能性があります。',
  },
};
