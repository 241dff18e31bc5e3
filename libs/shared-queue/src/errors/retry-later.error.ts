/** Thrown by a project handler that must wait, such as for a budget: the job sleeps, and no attempt is used up. */
export class RetryLaterError extends Error {
  readonly code = 'RETRY_LATER';
  override readonly name = 'RetryLaterError';

  constructor(
    readonly delayMs: number,
    reason: string,
    options?: ErrorOptions,
  ) {
    super(reason, options);
  }
}
