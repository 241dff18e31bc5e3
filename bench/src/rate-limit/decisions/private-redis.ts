/** The workspace's own scripts have no types. */
const scripts = new URL('../../../../tools/redis/', import.meta.url);

interface PrivateRedis {
  readonly url: string;
  stop(): Promise<void>;
}

/** @returns undefined where there is no Redis to be started */
export async function startRedis(): Promise<PrivateRedis | undefined> {
  const { findRedis } = (await import(new URL('find-redis.mjs', scripts).href)) as {
    findRedis: () => object | undefined;
  };
  if (!findRedis()) return undefined;
  const { startPrivateRedis } = (await import(new URL('private-redis.mjs', scripts).href)) as {
    startPrivateRedis: () => Promise<PrivateRedis>;
  };
  return startPrivateRedis();
}
