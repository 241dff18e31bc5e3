import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface BreakableProxy {
  readonly url: string;
  /** Cuts all connections, and refuses new ones. */
  cut(): Promise<void>;
  /** Lets connections through again, at the same port. */
  mend(): Promise<void>;
}

/** A port on 127.0.0.1 that leads to a Redis, and can be cut off. */
export async function startProxy(redisUrl: string): Promise<BreakableProxy> {
  const { hostname, port } = new URL(redisUrl);
  const sockets = new Set<Socket>();
  const listen = async (at: number) => {
    const server = createServer((client) => {
      const redis = connect(Number(port || 6379), hostname);
      for (const socket of [client, redis]) {
        sockets.add(socket);
        socket.on('error', () => undefined);
        socket.on('close', () => sockets.delete(socket));
      }
      client.pipe(redis).pipe(client);
    }).listen(at, '127.0.0.1');
    await once(server, 'listening');
    return server;
  };
  let server = await listen(0);
  const { port: ownPort } = server.address() as AddressInfo;
  const url = new URL(redisUrl);
  url.hostname = '127.0.0.1';
  url.port = String(ownPort);
  return {
    url: url.href,
    cut: async () => {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
    },
    mend: async () => {
      server = await listen(ownPort);
    },
  };
}
