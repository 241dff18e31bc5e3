import type { Ended } from './wire.js';

/** What could not be told to the store is kept, and so much of it. */
const MOST_KEPT = 1_000;

/** How requests ended, until the store is told: with the next decision, or by itself when there is none. */
export class Outbox {
  private kept: Ended[] = [];
  private isFlushing = false;

  /** @param flush tells the store; called when nothing else is on its way to it */
  constructor(
    private readonly flush: () => void,
    private readonly isBusy: () => boolean,
  ) {}

  get isEmpty(): boolean {
    return this.kept.length === 0;
  }

  add(ended: Ended): void {
    this.kept.push(ended);
    this.dropOldest();
    this.flushSoon();
  }

  take(): Ended[] {
    return this.kept.splice(0);
  }

  /** The store may not have heard of it. It is for whoever talks to the store next. */
  putBack(ended: readonly Ended[]): void {
    this.kept = [...ended, ...this.kept];
    this.dropOldest();
  }

  flushSoon(): void {
    if (this.isFlushing || this.isEmpty || this.isBusy()) return;
    this.isFlushing = true;
    setImmediate(() => {
      this.isFlushing = false;
      if (!this.isEmpty && !this.isBusy()) this.flush();
    });
  }

  /**
   * A lease that the store is not told of ends there by itself, and counts; what went past the store is told as a whole.
   * So refusals are kept before anything else.
   */
  private dropOldest(): void {
    let tooMany = this.kept.length - MOST_KEPT;
    if (tooMany <= 0) return;
    this.kept = this.kept.filter(({ outcome }) => outcome.refusal !== undefined || tooMany-- <= 0).slice(-MOST_KEPT);
  }
}
