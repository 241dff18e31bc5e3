import type { TimeSlice } from './ledger-state.js';

/**
 * What was used within the last so many milliseconds, in slices of time. A slice counts until the whole window has
 * passed since its end, so nothing is forgotten too early.
 *
 * A log, and not a counter for each hour: two counters meet at a seam that lets twice the budget through.
 */
export class SlidingWindow {
  private readonly slices: { readonly end: number; amount: number }[];
  private head = 0;
  private total: number;

  constructor(
    private readonly windowMs: number,
    private readonly sliceMs: number,
    slices: readonly TimeSlice[] = [],
  ) {
    this.slices = slices.map((slice) => ({ ...slice }));
    this.total = slices.reduce((sum, { amount }) => sum + amount, 0);
  }

  get used(): number {
    return this.total;
  }

  /** @param now not before that of any earlier call */
  add(amount: number, now: number): void {
    if (amount === 0) return;
    const end = (Math.floor(now / this.sliceMs) + 1) * this.sliceMs;
    const last = this.slices.at(-1);
    if (last?.end === end) last.amount += amount;
    else this.slices.push({ end, amount });
    this.total += amount;
  }

  forget(now: number): void {
    for (let oldest = this.slices[this.head]; oldest && oldest.end + this.windowMs <= now;) {
      this.total -= oldest.amount;
      this.head += 1;
      oldest = this.slices[this.head];
    }
    // Cut off now and then: to shift each slice by itself would move all the others.
    if (this.head > 64 && this.head * 2 > this.slices.length) {
      this.slices.splice(0, this.head);
      this.head = 0;
    }
  }

  /** Milliseconds until so much is forgotten; the whole window when it does not hold as much. */
  freesIn(amount: number, now: number): number {
    let freed = 0;
    for (let index = this.head; index < this.slices.length; index += 1) {
      const slice = this.slices[index];
      freed += slice?.amount ?? 0;
      if (slice && freed >= amount) return slice.end + this.windowMs - now;
    }
    return this.windowMs;
  }

  save(): TimeSlice[] {
    return this.slices.slice(this.head).map((slice) => ({ ...slice }));
  }
}
