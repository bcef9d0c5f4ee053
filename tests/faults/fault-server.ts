import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

const feed = '[{"score":10}]';

type Route = (request: IncomingMessage, response: ServerResponse) => void;

/** A loopback server with one route a fault, which counts what reaches it. */
export interface FaultServer {
  readonly origin: string;
  url(path: string): string;
  /** Requests that came for this path, query included. */
  count(path: string): number;
  /** Requests under way now, and the most there ever were at once. */
  readonly open: number;
  readonly most: number;
  /** Resolves when the connection of a request for this path closes before the answer is complete. */
  closed(path: string): Promise<void>;
  /** Adds or replaces a route. */
  route(path: string, route: Route): void;
  stop(): Promise<void>;
}

function json(response: ServerResponse, status: number, body: string, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(body);
}

function begin(response: ServerResponse, headers: Record<string, string>, body: string | Buffer): void {
  response.writeHead(200, { 'content-type': 'application/json', ...headers });
  response.write(body);
}

/** Sends the body's beginning and then breaks the connection off. */
function breakOff(response: ServerResponse, headers: Record<string, string>, body: string): void {
  begin(response, headers, body);
  setTimeout(() => response.socket?.destroy(), 20);
}

function trickle(response: ServerResponse): void {
  begin(response, {}, '[');
  const timer = setInterval(() => response.write(' '), 10);
  response.on('close', () => clearInterval(timer));
}

function blanks(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  const more = () => {
    while (!response.destroyed && response.write(' '.repeat(65_536)));
  };
  response.on('drain', more);
  more();
}

const packed = gzipSync(feed.repeat(200));

const routes: Readonly<Record<string, Route>> = {
  '/ok': (_, response) => json(response, 200, feed),
  '/reset': (request) => request.socket.resetAndDestroy(),
  '/hang': () => undefined,
  '/trickle': (_, response) => trickle(response),
  '/silent': (_, response) => begin(response, {}, '['),
  '/short': (_, response) => breakOff(response, { 'content-length': '1000' }, '[{"score"'),
  '/cut-chunk': (_, response) => breakOff(response, {}, '[{"score"'),
  '/blanks': (_, response) => blanks(response),
  '/wrong-encoding': (_, response) => json(response, 200, feed, { 'content-encoding': 'gzip' }),
  '/packed': (_, response) => response.writeHead(200, { 'content-type': 'application/gzip' }).end(packed),
  '/packed-half': (_, response) =>
    response.writeHead(200, { 'content-type': 'application/gzip' }).end(packed.subarray(0, packed.length / 2)),
  '/loop': (_, response) => response.writeHead(302, { location: '/loop' }).end(),
  '/here': (_, response) => response.writeHead(302, { location: '/ok' }).end(),
  '/html': (_, response) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<p>Sign in'),
  '/markup': (_, response) => json(response, 200, '\uFEFF \n <!doctype html><title>Sign in</title>'),
  '/204': (_, response) => response.writeHead(204).end(),
  '/205': (_, response) => response.writeHead(205, { 'content-length': '0' }).end(),
  '/empty': (_, response) => json(response, 200, ''),
  '/206': (_, response) => json(response, 206, feed),
};

/** Starts the server on a free port of the loopback address. */
export async function startFaultServer(): Promise<FaultServer> {
  const own = new Map(Object.entries(routes));
  const counts = new Map<string, number>();
  const closings = new Map<string, () => void>();
  let open = 0;
  let most = 0;
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    counts.set(path, (counts.get(path) ?? 0) + 1);
    open += 1;
    most = Math.max(most, open);
    response.on('close', () => {
      open -= 1;
      if (!response.writableFinished) closings.get(path)?.();
    });
    const status = /^\/status\/(\d+)/.exec(path)?.[1];
    if (status) json(response, Number(status), '{}');
    else (own.get(path) ?? own.get(path.split('?')[0] ?? '') ?? ((_, it) => json(it, 404, '{}')))(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    url: (path) => origin + path,
    count: (path) => counts.get(path) ?? 0,
    get open() {
      return open;
    },
    get most() {
      return most;
    },
    closed: (path) => new Promise((resolve) => closings.set(path, resolve)),
    route: (path, route) => own.set(path, route),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
