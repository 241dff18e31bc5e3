/** Lets the deadlines of requests be over when a test says so, and never by the clock: no machine is too slow for it. */
export class Deadlines {
  private readonly waiting = new Map<object, () => void>();
  private readonly real = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout };

  /** @param timeoutMs timers of so many milliseconds are deadlines */
  constructor(private readonly timeoutMs: number) {}

  install(): void {
    const { real, waiting, timeoutMs } = this;
    globalThis.setTimeout = ((callback: () => void, ms?: number) => {
      if (ms !== timeoutMs) return real.setTimeout(callback, ms);
      const deadline = {};
      waiting.set(deadline, callback);
      return deadline;
    }) as typeof setTimeout;
    globalThis.clearTimeout = (timer) => {
      if (typeof timer !== 'object' || !waiting.delete(timer)) real.clearTimeout(timer);
    };
  }

  uninstall(): void {
    Object.assign(globalThis, this.real);
    this.waiting.clear();
  }

  /** The request that was sent first gives up. False when none has a deadline. */
  passOldest(): boolean {
    const [oldest] = this.waiting;
    if (!oldest) return false;
    const [deadline, giveUp] = oldest;
    this.waiting.delete(deadline);
    giveUp();
    return true;
  }
}
