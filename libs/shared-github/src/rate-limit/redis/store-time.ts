/** Between this process' clock, which never goes back, and the store's. Times are milliseconds. */
export class StoreTime {
  private offset = 0;

  /** @param now this process' clock */
  constructor(readonly now: () => number) {}

  /**
   * @param storeTime what the store has said
   * @param askedAt when it was asked, by this process' clock: a slow answer makes what is told to the store too late, and
   *   so longer remembered, until the next answer
   */
  set(storeTime: number, askedAt: number): void {
    this.offset = storeTime - askedAt;
  }

  /** In whole milliseconds, as the store counts. */
  readonly toStore = (time: number): number => Math.ceil(time + this.offset);

  toOwn(storeTime: number): number {
    return storeTime - this.offset;
  }
}
