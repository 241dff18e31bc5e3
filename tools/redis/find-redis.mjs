import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * Where the Redis suites find a server: the one `REDIS_URL` names, else a `redis-server` on PATH that the suite starts
 * for itself, else nothing.
 *
 * @returns {{ url: string } | { binary: string } | undefined}
 */
export function findRedis(env = process.env) {
  if (env.REDIS_URL) return { url: env.REDIS_URL };
  const binary = (env.PATH ?? '')
    .split(delimiter)
    .map((directory) => join(directory, 'redis-server'))
    .find(isExecutable);
  return binary ? { binary } : undefined;
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
