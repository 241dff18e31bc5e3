/** Lets one request after the other go: each call is one that waits for leave, goes, and is over. */
export interface Decider {
  decide(): Promise<unknown>;
  close(): Promise<unknown>;
}

/** @param redisUrl for those that keep their counts there */
export type MakeDecider = (redisUrl: string) => Promise<Decider>;
