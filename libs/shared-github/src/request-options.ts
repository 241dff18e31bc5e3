import type { RequestPriority } from './rate-limit/request-priority.js';

/** What every method of the client takes beside its own arguments. */
export interface RequestOptions {
  /** Ends the call, and everything it is waiting for. */
  signal?: AbortSignal;
  /** `interactive` may use the reserve of the hour that `batch`, the default, leaves alone. */
  priority?: RequestPriority;
  /** The longest that each request of the call waits for its turn, in milliseconds. 0: it throws at once. */
  maxWaitMs?: number;
}
