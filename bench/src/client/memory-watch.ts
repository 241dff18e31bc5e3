import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const megabyte = 1024 * 1024;
const everyMs = 50;

/** Watches how far this process grows above what it takes now, garbage gone. */
export class MemoryWatch {
  private readonly timer: NodeJS.Timeout;
  private readonly before: number;
  /** Of all its life, loading included. */
  private readonly highestBefore = process.resourceUsage().maxRSS * 1024;
  private highest = 0;

  constructor() {
    setFlagsFromString('--expose-gc');
    (runInNewContext('gc') as () => void)();
    this.before = process.memoryUsage.rss();
    this.timer = setInterval(() => {
      this.highest = Math.max(this.highest, process.memoryUsage.rss());
    }, everyMs);
  }

  /** @returns megabytes */
  stop(): number {
    clearInterval(this.timer);
    // Says what happened between two looks, unless that was less than what loading took.
    const highest = process.resourceUsage().maxRSS * 1024;
    const seen = Math.max(this.highest, process.memoryUsage.rss());
    return Math.max(0, (highest > this.highestBefore ? highest : seen) - this.before) / megabyte;
  }
}
