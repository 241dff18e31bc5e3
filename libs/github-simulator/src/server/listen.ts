import { once } from 'node:events';
import { type IncomingMessage, type RequestListener, type Server, type ServerResponse, createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { getRequestListener } from '@hono/node-server';
import type { Handler } from '../http/create-handler.js';
import { type Reply, WholeReply } from '../http/reply.js';
import { isPiecemeal, sendPiecemeal } from './send-piecemeal.js';
import { sendWhole } from './send-whole.js';

export interface ListenOptions {
  /** Default 0: a free port. */
  readonly port?: number;
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** A Unix socket instead of a port. */
  readonly socketPath?: string;
  /** Certificate and key as PEM: then it speaks HTTPS. */
  readonly tls?: { readonly cert: string; readonly key: string };
  /** Port of the second origin, from which logs and artifacts come. Default 0: a free one. */
  readonly downloadsPort?: number;
}

export interface Listening {
  /** `http://127.0.0.1:3003`, root of REST and of git. */
  readonly url: string;
  /** 0 for a Unix socket. */
  readonly port: number;
  /** `http://127.0.0.1:41234`, from which logs and artifacts come. */
  readonly downloadsUrl: string;
  close(): Promise<void>;
}

/** Longer than any client keeps a connection, lest it sends a request into one that is being closed. */
const keepAliveTimeoutMs = 65_000;

/** Over a Unix socket there is one port only: the second origin is another name. */
const socketDownloads = 'downloads.localhost';

/** @throws Error when the port cannot be had */
export async function listen(handle: Handler, options: ListenOptions = {}): Promise<Listening> {
  const { host = '127.0.0.1', socketPath, tls } = options;
  const scheme = tls ? 'https' : 'http';
  let downloadsUrl = `${scheme}://${socketDownloads}`;
  const listener = toListener((request) => handle(request, { downloads: originFor(request, downloadsUrl) }));
  const server = await open(listener, options, socketPath ?? options.port ?? 0);
  if (socketPath) return { url: `${scheme}://localhost`, port: 0, downloadsUrl, close: () => close(server) };
  const downloads = await open(
    toListener((request) => handle(request, { downloads: new URL(request.url).origin })),
    options,
    options.downloadsPort ?? 0,
  ).catch(async (error: unknown) => {
    await close(server);
    throw error;
  });
  const hostname = host.includes(':') ? `[${host}]` : host;
  const urlOf = (of: Server) => `${scheme}://${hostname}:${portOf(of)}`;
  downloadsUrl = urlOf(downloads);
  return {
    url: urlOf(server),
    port: portOf(server),
    downloadsUrl,
    close: async () => void (await Promise.all([close(server), close(downloads)])),
  };
}

/** The second origin by the name that the client knows this machine by; through a proxy, by the address itself. */
function originFor({ url }: Request, downloadsUrl: string): string {
  const [, hostname] = /^https?:\/\/([^/]+):\d+\//.exec(url) ?? [];
  return hostname === undefined ? downloadsUrl : downloadsUrl.replace(/(?<=\/\/)[^/]+(?=:\d+$)/, hostname);
}

function toListener(handle: (request: Request) => Promise<Reply>): RequestListener {
  const listener = getRequestListener(
    async (request, env) => {
      const { incoming, outgoing } = env as { incoming: IncomingMessage; outgoing: ServerResponse };
      const reply = await handle(request);
      if (reply instanceof WholeReply) sendWhole(reply, outgoing);
      else if (reply.type === 'error') incoming.socket.destroy();
      else if (isPiecemeal(reply)) await sendPiecemeal(reply, outgoing);
      else return reply;
      return RESPONSE_ALREADY_SENT;
    },
    { overrideGlobalObjects: false },
  );
  return (request: IncomingMessage, response: ServerResponse) => void listener(request, response);
}

async function open(listener: RequestListener, options: ListenOptions, where: string | number): Promise<Server> {
  const { host = '127.0.0.1', tls } = options;
  const settings = { keepAliveTimeout: keepAliveTimeoutMs };
  const server = tls ? createTlsServer({ ...settings, ...tls }, listener) : createServer(settings, listener);
  if (typeof where === 'string') server.listen(where);
  else server.listen(where, host);
  try {
    await once(server, 'listening');
  } catch (cause) {
    const at = typeof where === 'string' ? where : `${host}:${where}`;
    throw new Error(`Failed to listen on ${at}. Choose another port, or 0 for a free one.`, { cause });
  }
  return server;
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

async function close(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
