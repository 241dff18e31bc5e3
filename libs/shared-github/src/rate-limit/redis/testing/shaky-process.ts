import { setImmediate as nextTurn } from 'node:timers/promises';
import { jest } from '@jest/globals';
import type { RedisRateLimiter } from '../redis.rate-limiter.js';
import type { VirtualRedis } from './virtual-redis.js';

/** What becomes of one call of the script. Who called cannot tell `not run` from `reply lost`. */
export type Fate = 'answered' | 'not run' | 'reply lost';

/** Longer than a limiter waits before it tries again. */
const RETRY_MS = 1_000;

/** So many turns of the event loop after the last reply, whatever it leads to is on its way. */
const QUIET_TURNS = 3;

/** A process whose connection loses replies. Its timers are jest's: they have to be faked. */
export class ShakyProcess {
  readonly limiter: RedisRateLimiter;
  private underWay = 0;
  private hasFailed = false;

  /** @param nextFate of the next call of the script */
  constructor(stored: VirtualRedis, nextFate: () => Fate) {
    const connection = stored.redis.duplicate();
    this.limiter = stored.another(undefined, connection);
    const script = connection as unknown as { rateLimit(...args: string[]): Promise<string> };
    const run = script.rateLimit.bind(connection);
    script.rateLimit = async (...args) => {
      this.underWay += 1;
      const fate = nextFate();
      this.hasFailed = fate !== 'answered';
      try {
        const reply = fate === 'not run' ? '' : await run(...args);
        if (fate === 'answered') return reply;
        throw new Error(fate);
      } finally {
        this.underWay -= 1;
      }
    };
  }

  /** Until it has told whatever it can tell now. */
  async rest(): Promise<void> {
    for (let quiet = 0; quiet < QUIET_TURNS; quiet = this.underWay > 0 ? 0 : quiet + 1) await nextTurn();
  }

  /** Until Redis answers it. */
  async recover(): Promise<void> {
    await this.rest();
    while (this.hasFailed) {
      jest.advanceTimersByTime(RETRY_MS);
      await this.rest();
    }
  }
}
