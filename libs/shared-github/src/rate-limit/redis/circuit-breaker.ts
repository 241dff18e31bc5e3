export interface CircuitBreakerOptions {
  /** Whether it answers again: rejects while it does not. */
  readonly retry: () => Promise<unknown>;
  readonly retryMs: number;
  readonly onChange: (isUp: boolean, reason: string) => void;
}

/** Open after a failure: whoever asks is told at once, and it is tried again in the background until that succeeds. */
export class CircuitBreaker {
  private failure: Error | undefined;
  private timer: NodeJS.Timeout | undefined;
  private isClosed = false;

  constructor(private readonly options: CircuitBreakerOptions) {}

  /** @throws what it failed with */
  check(): void {
    if (this.failure) throw this.failure;
  }

  succeeded(): void {
    if (!this.failure) return;
    this.failure = undefined;
    clearTimeout(this.timer);
    this.options.onChange(true, '');
  }

  failed(error: Error, reason: string): void {
    if (this.isClosed) return;
    const isFirst = this.failure === undefined;
    this.failure = error;
    this.retryLater();
    if (isFirst) this.options.onChange(false, reason);
  }

  close(): void {
    this.isClosed = true;
    clearTimeout(this.timer);
  }

  private retryLater(): void {
    clearTimeout(this.timer);
    // Nothing is lost when the process ends meanwhile.
    this.timer = setTimeout(() => {
      this.options.retry().catch(() => undefined);
    }, this.options.retryMs).unref();
  }
}
