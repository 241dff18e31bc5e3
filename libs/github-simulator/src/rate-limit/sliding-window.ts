/** What was used within the last so many milliseconds. */
export class SlidingWindow {
  private readonly uses: { readonly at: number; readonly cost: number }[] = [];
  private sum = 0;

  constructor(
    private readonly limit: number,
    private readonly windowMs: number,
  ) {}

  allows(cost: number, nowMs: number): boolean {
    this.forget(nowMs);
    return this.sum + cost <= this.limit;
  }

  use(cost: number, nowMs: number): void {
    if (cost === 0) return;
    this.uses.push({ at: nowMs, cost });
    this.sum += cost;
  }

  copy(): SlidingWindow {
    const copy = new SlidingWindow(this.limit, this.windowMs);
    for (const { at, cost } of this.uses) copy.use(cost, at);
    return copy;
  }

  private forget(nowMs: number): void {
    while (this.uses[0] && this.uses[0].at <= nowMs - this.windowMs) this.sum -= this.uses.shift()?.cost ?? 0;
  }
}
