/** Lets operations through side by side, and who copies or replaces the state alone. */
export class Gate {
  /** Whether nothing is to be done any more: what passes has to look. */
  isShut = false;
  private running = 0;
  private closed: Promise<void> | undefined;
  private becameIdle: () => void = () => undefined;

  /** Does the work as soon as nobody is alone. */
  async pass<T>(work: () => Promise<T>): Promise<T> {
    while (this.closed) await this.closed;
    this.running += 1;
    try {
      return await work();
    } finally {
      this.running -= 1;
      if (this.running === 0) this.becameIdle();
    }
  }

  /** Does the last work there is. */
  async shut(work: () => Promise<void>): Promise<void> {
    await this.alone(() => {
      this.isShut = true;
      return work();
    });
  }

  /** Does the work when all that runs has ended; what comes meanwhile waits. */
  async alone<T>(work: () => T | Promise<T>): Promise<T> {
    while (this.closed) await this.closed;
    let open: () => void = () => undefined;
    this.closed = new Promise((resolve) => (open = resolve));
    try {
      if (this.running > 0) await new Promise<void>((resolve) => (this.becameIdle = resolve));
      return await work();
    } finally {
      this.becameIdle = () => undefined;
      this.closed = undefined;
      open();
    }
  }
}
