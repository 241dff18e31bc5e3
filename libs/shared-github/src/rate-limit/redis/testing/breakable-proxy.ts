import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

export interface BreakableProxy {
  readonly url: string;
  /** Cuts all connections, and refuses new ones. */
  cut(): Promise<void>;
  /** Every answer comes so much later. */
  delay(ms: number): void;
  /** Goes on accepting, and never answers. */
  silence(): void;
  /** As it was, at the same port. */
  mend(): Promise<void>;
  close(): Promise<void>;
}

/** A port on 127.0.0.1 that leads to a Redis, and can be broken. */
export async function startProxy(redisUrl: string): Promise<BreakableProxy> {
  const { hostname, port } = new URL(redisUrl);
  const sockets = new Set<Socket>();
  let delayMs = 0;
  let server: Server | undefined;

  const listen = async (at: number) => {
    server = createServer((client) => {
      const redis = connect(Number(port || 6379), hostname);
      for (const socket of [client, redis]) {
        sockets.add(socket);
        socket.on('error', () => undefined);
        socket.on('close', () => {
          sockets.delete(socket);
          for (const one of [client, redis]) one.destroySoon();
        });
      }
      client.pipe(redis);
      let due = 0;
      redis.on('data', (answer) => {
        if (delayMs === Infinity) return;
        // No answer overtakes another.
        const now = performance.now();
        due = Math.max(due, now + delayMs);
        if (due > now) setTimeout(() => client.writable && client.write(answer), due - now);
        else client.write(answer);
      });
    }).listen(at, '127.0.0.1');
    await once(server, 'listening');
    return server.address() as AddressInfo;
  };
  const disconnect = () => {
    for (const socket of sockets) socket.destroy();
  };
  const cut = async () => {
    if (!server) return;
    const closed = once(server, 'close');
    server.close();
    server = undefined;
    disconnect();
    await closed;
  };

  const own = await listen(0);
  const url = new URL(redisUrl);
  url.hostname = '127.0.0.1';
  url.port = String(own.port);
  return {
    url: url.href,
    cut,
    close: cut,
    delay: (ms) => (delayMs = ms),
    silence: () => (delayMs = Infinity),
    mend: async () => {
      // Answers were swallowed on the connections there are.
      if (delayMs === Infinity) disconnect();
      delayMs = 0;
      if (!server) await listen(own.port);
    },
  };
}
