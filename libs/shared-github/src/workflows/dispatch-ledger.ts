import { BranchQueue } from '../files/branch-queue.js';

/** More than are ever looked through at once. */
const MOST_REMEMBERED = 10_000;

/** What the dispatches of one client have to know of each other, and of the host that takes them. */
export class DispatchLedger {
  /** Whether the host names the run of a dispatch. GitHub Enterprise Server up to 3.19 does not. */
  namesRuns = true;

  private readonly queue = new BranchQueue();
  private readonly given = new Set<number>();

  /** Dispatches of one workflow go one after the other: what is new after each is then its own. */
  async inTurn<T>(workflow: string, dispatch: () => Promise<T>): Promise<T> {
    return this.queue.run(workflow.toLowerCase(), dispatch);
  }

  /** Notes whose the run is. No run is given twice. */
  give(runId: number): number {
    this.given.add(runId);
    const [oldest] = this.given;
    if (this.given.size > MOST_REMEMBERED && oldest !== undefined) this.given.delete(oldest);
    return runId;
  }

  wasGiven(runId: number): boolean {
    return this.given.has(runId);
  }
}
