import { parseDuration } from '../clock/parse-duration.js';
import type { SimulatorClock } from '../clock/simulator-clock.js';
import type { Repository } from '../repositories/repository.js';

/**
 * For how long a new repository is not to be found by what is below it: contents, git, Actions.
 *
 * @see https://github.com/backstage/backstage/issues/8263
 */
export class ReplicationLag {
  private lagMs = 0;

  constructor(
    private readonly clock: SimulatorClock,
    lag: string | number = 0,
  ) {
    this.set(lag);
  }

  /** @param lag milliseconds, or `'3s'` */
  set(lag: string | number): void {
    this.lagMs = parseDuration(lag);
  }

  /** What a snapshot keeps. */
  save(): number {
    return this.lagMs;
  }

  get durationMs(): number {
    return this.lagMs;
  }

  hides({ record }: Repository): boolean {
    return this.lagMs > 0 && this.clock.nowMs() < record.createdAt + this.lagMs;
  }
}
