import { Worker } from 'bullmq';
import { endsWithin } from './ends-within.js';

const DISCONNECT_MS = 500;

/** A BullMQ worker that can also be ended while there is no Redis, for which `close()` waits for ever. */
export class AbandonableWorker<Data> extends Worker<Data> {
  /** Lets go of everything that keeps the process alive. What it works on is taken over when its lock has expired. */
  async abandon(): Promise<void> {
    await this.pause(true);
    await this.lockManager.close();
    // It has two connections, and does not get to the second when the first reports an error while it ends.
    for (let connection = 0; connection < 2; connection++) {
      await endsWithin(
        this.disconnect().catch(() => undefined),
        DISCONNECT_MS,
      );
    }
  }
}
