export interface PrivateRedis {
  readonly url: string;
  /** Ends the server if it was started for this; leaves one that `REDIS_URL` names alone. */
  stop(): Promise<void>;
}

export function startPrivateRedis(env?: Record<string, string | undefined>): Promise<PrivateRedis>;
