import type { SimulatorClock } from '../clock/simulator-clock.js';
import type { Events, PushEvent } from '../events/events.js';
import { workflowsAt } from '../workflows/find-workflows.js';
import { triggeredBy } from '../workflows/triggers/triggered-by.js';
import { skipsRuns } from '../workflows/triggers/skips-runs.js';
import { type RunStarter, startRun } from './start-run.js';

/** Starts the workflows that a push starts, push by push. */
export class PushRuns {
  private queue: Promise<void> = Promise.resolve();
  private readonly failures: unknown[] = [];

  constructor(
    events: Events,
    private readonly clock: SimulatorClock,
    private readonly starter: RunStarter,
  ) {
    events.on('push', (push) => {
      const nowMs = this.clock.nowMs();
      this.queue = this.queue.then(() => this.begin(push, nowMs)).catch((error) => void this.failures.push(error));
    });
  }

  /**
   * Resolves when the runs of all pushes so far have been started: who lists runs waits for it.
   *
   * @throws what went wrong while they were
   */
  async settled(): Promise<void> {
    await this.queue;
    if (this.failures.length > 0) throw this.failures.shift();
  }

  private async begin(push: PushEvent, nowMs: number): Promise<void> {
    const { repository, reference, after } = push;
    const isThere = this.starter.repositories.find(repository.owner.login, repository.name) === repository;
    const sha = isThere && after ? await repository.git.resolve(after) : undefined;
    const commit = sha && (await repository.git.commit(sha));
    if (!commit) return;
    const workflows = await workflowsAt(repository, sha);
    const paths = workflows.map(({ path }) => path);
    repository.workflows.notice(paths, nowMs);
    if (skipsRuns(commit.message)) return;
    const head = { name: reference.replace(/^refs\/(heads|tags)\//, ''), sha };
    const [title = ''] = commit.message.split('\n');
    for (const workflow of await triggeredBy(push, sha, workflows)) {
      startRun(this.starter, repository, { event: 'push', workflow, head, inputs: {}, title, nowMs });
    }
  }
}
