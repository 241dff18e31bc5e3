import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { findRedis } from './find-redis.mjs';

const START_TIMEOUT_MS = 10_000;

/**
 * A Redis for one suite: the one that `REDIS_URL` names, else a server of its own on a free port of 127.0.0.1, that keeps
 * nothing on disk and ends with the suite. Keys of a named Redis are shared: use a unique prefix.
 *
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function startPrivateRedis(env = process.env) {
  const found = findRedis(env);
  if (!found) throw new Error('Failed to start Redis: no redis-server on PATH. Install it, or set REDIS_URL.');
  return found.url ? { url: found.url, stop: async () => {} } : startServer(found.binary);
}

async function startServer(binary) {
  const directory = mkdtempSync(join(tmpdir(), 'private-redis-'));
  const port = await freePort();
  const options = {
    port,
    bind: '127.0.0.1',
    dir: directory,
    save: '',
    appendonly: 'no',
    'maxmemory-policy': 'noeviction',
  };
  const server = spawn(
    binary,
    Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]),
    {
      stdio: 'ignore',
    },
  );
  const ended = new Promise((resolve) => {
    server.once('exit', resolve);
    server.once('error', resolve);
  });
  const kill = () => server.kill('SIGKILL');
  process.once('exit', kill);
  const stop = async () => {
    process.off('exit', kill);
    kill();
    await ended;
    rmSync(directory, { recursive: true, force: true });
  };
  try {
    await Promise.race([
      answers(port),
      ended.then(() => Promise.reject(new Error(`Failed to start Redis: ${binary} ended at once.`))),
    ]);
    return { url: `redis://127.0.0.1:${port}`, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function answers(port) {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!(await accepts(port))) {
    if (Date.now() > deadline) throw new Error(`Failed to start Redis: nothing answers on 127.0.0.1:${port}.`);
    await delay(20);
  }
}

function accepts(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
