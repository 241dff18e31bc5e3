/** Lets one waiter sleep until something calls `ring`. A ring while nobody waits is remembered. */
export class WakeUp {
  private rung = false;
  private resume: (() => void) | undefined;

  readonly ring = (): void => {
    this.rung = true;
    this.resume?.();
  };

  /** Resolves at the next ring, or after `timeoutMs`. */
  async wait(timeoutMs: number): Promise<void> {
    if (!this.rung) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, timeoutMs);
        this.resume = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.rung = false;
    this.resume = undefined;
  }
}
