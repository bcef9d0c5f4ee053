import { createReadStream, readFileSync, statSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json',
};

/** Watches long tasks from the start, and hands the bench what the page finds. */
const watching = `
globalThis.longest = [];
new PerformanceObserver((list) => globalThis.longest.push(...list.getEntries().map((entry) => entry.duration)))
  .observe({ type: 'longtask', buffered: true });
globalThis.done = new Promise((resolve) => (globalThis.finish = resolve));`;

function pageOf(contender: string, script: string | null): string {
  const beside = script === null ? '' : `<script type="module" src="${script}"></script>`;
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${contender}</title><link rel="icon" href="data:,">
<style>body { margin: 0 } main { width: 700px } .chart { width: 640px; height: 300px; display: block }</style>
<main></main><script>${watching}</script>${beside}<script type="module" src="/entries/${contender}.js"></script></html>`;
}

/** A server that counts the bytes of scripts, styles and WebAssembly that it sends, gzipped. */
export interface BenchServer {
  readonly address: string;
  /** Bytes since this was called last. */
  taken(): number;
  close(): void;
}

/**
 * Serves `folder` on the loopback address; `/page/NAME` is the page of a contender, with a `script` beside its entry where
 * one is asked for; `-page` at the end of its name forbids workers. Feeds go out as they are, all else gzipped.
 */
export async function serve(folder: string): Promise<BenchServer> {
  const packed = new Map<string, Buffer>();
  let bytes = 0;
  const send = (response: ServerResponse, type: string, body: Buffer) => {
    bytes += body.length;
    response.writeHead(200, { 'content-type': type, 'content-encoding': 'gzip', 'content-length': body.length });
    response.end(body);
  };
  const page = (response: ServerResponse, name: string, script: string | null) => {
    if (name.endsWith('-page')) response.setHeader('content-security-policy', "worker-src 'none'");
    send(response, 'text/html; charset=utf-8', gzipSync(pageOf(name.replace(/-page$/, ''), script)));
  };
  const feed = (response: ServerResponse, file: string) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': statSync(file).size });
    createReadStream(file, { highWaterMark: 1 << 20 }).pipe(response);
  };
  const asset = (response: ServerResponse, file: string) => {
    const body = packed.get(file) ?? gzipSync(readFileSync(file));
    packed.set(file, body);
    send(response, types[extname(file)] ?? 'application/octet-stream', body);
  };
  const server = createServer(({ url }, response) => {
    const { pathname, searchParams } = new URL(url ?? '/', 'http://localhost');
    const file = join(folder, pathname);
    try {
      if (pathname.startsWith('/page/')) page(response, pathname.slice('/page/'.length), searchParams.get('script'));
      else if (pathname.startsWith('/feeds/')) feed(response, file);
      else asset(response, file);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const taken = () => {
    const sum = bytes;
    bytes = 0;
    return sum;
  };
  return { address: `http://127.0.0.1:${port}/`, taken, close: () => server.close() };
}
