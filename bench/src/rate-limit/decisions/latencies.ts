/** How long each of very many things took, in milliseconds; of more than a million, the latest. */
export class Latencies {
  private readonly kept = new Float64Array(1_000_000);
  count = 0;

  add(ms: number): void {
    this.kept[this.count % this.kept.length] = ms;
    this.count += 1;
  }

  /** @param share 0.99: what 99 % of them took at most */
  quantile(share: number): number {
    const sorted = this.kept.slice(0, Math.min(this.count, this.kept.length)).sort();
    return sorted[Math.floor(share * (sorted.length - 1))] ?? NaN;
  }
}
