/** The store could not be reached. Nothing is known about whether the last write arrived: asking again is safe. */
export class QueueUnavailableError extends Error {
  readonly code = 'QUEUE_UNAVAILABLE';
  override readonly name = 'QueueUnavailableError';

  /** @param address where it was looked for, without credentials */
  constructor(
    readonly address: string,
    what: string,
    remedy: string,
    options?: ErrorOptions,
  ) {
    super(`Failed to reach the queue at ${address}: ${what}. ${remedy}`, options);
  }
}
