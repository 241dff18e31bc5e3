import type { SimulatorClock } from '../clock/simulator-clock.js';
import type { Events } from '../events/events.js';
import type { Repositories } from '../repositories/repositories.js';
import type { Repository } from '../repositories/repository.js';
import type { StateDirectory } from '../storage/state-directory.js';
import { type Milestone, nextMilestone } from './milestones.js';
import { type RunRecord, currentAttempt, withAttempt } from './run-record.js';

interface Surroundings {
  readonly clock: SimulatorClock;
  readonly closing: AbortSignal;
  readonly directory: StateDirectory;
  readonly events: Events;
  readonly repositories: Repositories;
}

interface Due {
  readonly repository: Repository;
  readonly run: RunRecord;
  readonly milestone: Milestone;
}

/** Runs that something is still going to happen to, with the repository of each. */
const file = 'unfinished-runs.json';

/** The longest that a timer of Node.js can wait. */
const longestTimerMs = 2 ** 31 - 1;

/**
 * Announces what happens to workflow runs as the clock passes it: each milestone once, in order, also over a restart.
 */
export class RunMilestones {
  private readonly followed = new Map<number, Repository>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly world: Surroundings) {
    for (const [id, repositoryId] of world.directory.read<[number, number][]>(file) ?? []) {
      const repository = world.repositories.withId(repositoryId);
      if (repository) this.followed.set(id, repository);
    }
    world.clock.onAdvance(() => this.check());
    world.closing.addEventListener('abort', () => clearTimeout(this.timer), { once: true });
    this.schedule();
  }

  /** To be told of every run that begins, and of every attempt more. */
  follow(repository: Repository, runId: number): void {
    this.followed.set(runId, repository);
    this.store();
    this.check();
  }

  /** Announces what is due. */
  check(): void {
    const nowMs = this.world.clock.nowMs();
    for (let next = this.next(); next && next.milestone.at <= nowMs; next = this.next()) this.announce(next);
    this.schedule();
  }

  private announce({ repository, run, milestone: { action, at } }: Due): void {
    const attempt = currentAttempt(run);
    const announced = withAttempt(run, { ...attempt, announced: attempt.announced + 1 });
    repository.runs.save(announced);
    this.world.events.emit('workflow_run', { repository, run: announced, action, at });
  }

  /** The earliest of all milestones to come; what happens at the same time, in the order of the runs. */
  private next(): Due | undefined {
    let next: Due | undefined;
    for (const [id, repository] of this.followed) {
      const due = this.nextOf(id, repository);
      if (!due) this.forget(id);
      else if (!next || due.milestone.at < next.milestone.at) next = due;
    }
    return next;
  }

  private nextOf(id: number, repository: Repository): Due | undefined {
    const isThere = this.world.repositories.find(repository.owner.login, repository.name) === repository;
    const run = isThere ? repository.runs.find(id) : undefined;
    const milestone = run && nextMilestone(currentAttempt(run));
    return milestone && { repository, run, milestone };
  }

  private forget(id: number): void {
    this.followed.delete(id);
    this.store();
  }

  private store(): void {
    const ids = [...this.followed].map(([id, repository]) => [id, repository.id]);
    this.world.directory.write(file, ids);
  }

  private schedule(): void {
    clearTimeout(this.timer);
    const next = this.world.closing.aborted ? undefined : this.next();
    if (!next) return;
    const waitMs = next.milestone.at - this.world.clock.nowMs();
    this.timer = setTimeout(() => this.check(), Math.min(Math.max(waitMs, 1), longestTimerMs)).unref();
  }
}
