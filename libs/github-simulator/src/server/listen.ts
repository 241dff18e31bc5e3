import { once } from 'node:events';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';

export interface ListenOptions {
  /** Default 0: a free port. */
  readonly port?: number;
  /** Default 127.0.0.1. */
  readonly host?: string;
}

export interface Listening {
  /** `http://127.0.0.1:3003`, root of REST and of git. */
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/** Longer than any client keeps a connection, lest it sends a request into one that is being closed. */
const keepAliveTimeoutMs = 65_000;

/** @throws Error when the port cannot be had */
export async function listen(
  fetch: (request: Request) => Promise<Response>,
  { port = 0, host = '127.0.0.1' }: ListenOptions = {},
): Promise<Listening> {
  const listener = getRequestListener(fetch, { overrideGlobalObjects: false });
  const server = createServer({ keepAliveTimeout: keepAliveTimeoutMs }, (request, response) => {
    void listener(request, response);
  });
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (cause) {
    throw new Error(`Failed to listen on ${host}:${port}. Choose another port, or 0 for a free one.`, { cause });
  }
  const address = server.address() as AddressInfo;
  const hostname = host.includes(':') ? `[${host}]` : host;
  return { url: `http://${hostname}:${address.port}`, port: address.port, close: () => close(server) };
}

async function close(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
