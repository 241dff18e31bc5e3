import { webcrypto } from 'node:crypto';
import { install } from '@sinonjs/fake-timers';

const begin = Date.UTC(2026, 0, 31, 12);

/**
 * Time that goes on only when everybody has done what he could: an hour of waiting takes no time, whoever waits. It is
 * the whole process's: of the libraries, of the simulator, of this suite.
 */
export class VirtualTime {
  private readonly clock = install({
    now: begin,
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
  });
  private busy = 0;

  constructor() {
    this.watchSigning();
  }

  /** Milliseconds since the beginning. */
  get passedMs(): number {
    return Date.now() - begin;
  }

  /** Keeps time from going on until the work is done. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.busy += 1;
    try {
      return await work();
    } finally {
      this.busy -= 1;
    }
  }

  async passUntil(isOver: () => boolean): Promise<void> {
    for (await this.stillness(); !isOver(); await this.stillness()) {
      if (this.clock.countTimers() === 0) throw new Error('Nobody does anything, and nobody waits for anything.');
      this.clock.next();
      this.clock.tick(0);
    }
  }

  private async stillness(): Promise<void> {
    for (let turns = 0; turns < 4; turns = this.busy > 0 ? 0 : turns + 1) {
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /** Keys are read, and tokens signed, on another thread, where nobody sees them at work. */
  private watchSigning(): void {
    const { subtle } = webcrypto;
    const sign = subtle.sign.bind(subtle);
    const importKey = subtle.importKey.bind(subtle) as (...args: unknown[]) => Promise<never>;
    subtle.sign = (...args) => this.during(() => sign(...args));
    subtle.importKey = (...args: unknown[]) => this.during(() => importKey(...args));
  }
}
