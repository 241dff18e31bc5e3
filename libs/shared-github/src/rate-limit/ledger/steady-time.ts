/** Time that never goes back: when the clock behind it does, it goes on from where it was. */
export class SteadyTime {
  private last = -Infinity;
  private offset = 0;

  constructor(private readonly clock: () => number) {}

  readonly now = (): number => {
    const time = this.clock();
    if (time < this.last) this.offset += this.last - time;
    this.last = time;
    return time + this.offset;
  };
}
