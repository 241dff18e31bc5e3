import type { Settled } from './wire.js';

/** What could not be told to the store is kept, and so much of it. */
const MOST_KEPT = 1_000;

/** How requests ended, until the store is told: with the next decision, or by itself when there is none. */
export class Outbox {
  private kept: Settled[] = [];
  private isFlushing = false;

  /** @param flush tells the store; called when nothing else is on its way to it */
  constructor(
    private readonly flush: () => void,
    private readonly isBusy: () => boolean,
  ) {}

  get isEmpty(): boolean {
    return this.kept.length === 0;
  }

  add(settled: Settled): void {
    this.kept.push(settled);
    this.flushSoon();
  }

  take(): Settled[] {
    return this.kept.splice(0);
  }

  /** The store may not have heard of it. It is for whoever talks to the store next. */
  putBack(settled: readonly Settled[]): void {
    this.kept = [...settled, ...this.kept].slice(-MOST_KEPT);
  }

  flushSoon(): void {
    if (this.isFlushing || this.isEmpty || this.isBusy()) return;
    this.isFlushing = true;
    setImmediate(() => {
      this.isFlushing = false;
      if (!this.isEmpty && !this.isBusy()) this.flush();
    });
  }
}
