import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';

export interface OwnRedis {
  readonly url: string;
  /** Straight to the server. */
  readonly admin: Redis;
  stop(): Promise<void>;
}

/**
 * A Redis that a spec may mistreat. It keeps nothing on disk.
 *
 * @param isCluster a cluster of one node, that has all slots
 */
export async function startOwnRedis({ isCluster = false } = {}): Promise<OwnRedis> {
  const port = await freePort();
  const directory = mkdtempSync(join(tmpdir(), 'own-redis-'));
  const options = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', directory, '--save', '', '--appendonly', 'no'];
  const server = spawn('redis-server', [...options, '--cluster-enabled', isCluster ? 'yes' : 'no'], {
    stdio: 'ignore',
  });
  const ended = once(server, 'exit');
  const kill = () => server.kill('SIGKILL');
  process.once('exit', kill);
  const url = `redis://127.0.0.1:${port}`;
  const admin = new Redis(url, { retryStrategy: () => 20, maxRetriesPerRequest: null });
  // It is not there at once.
  admin.on('error', () => undefined);
  await Promise.race([
    admin.ping(),
    ended.then(() => Promise.reject(new Error('Failed to start Redis: redis-server ended at once.'))),
  ]);
  if (isCluster) await admin.call('CLUSTER', 'ADDSLOTS', ...Array.from({ length: 16_384 }, (_, slot) => slot));
  return {
    url,
    admin,
    stop: async () => {
      process.off('exit', kill);
      admin.disconnect();
      kill();
      await ended;
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
