/** Decides when a request may go. */
export interface RateLimiter {
  /**
   * Resolves when the request may be sent; call the result when it is over.
   *
   * @throws RateLimitExceededError when the hour's budget is used up
   */
  acquire(signal?: AbortSignal): Promise<() => void>;
}
