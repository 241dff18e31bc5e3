import { DelayedError, UnrecoverableError, WaitingError, type Job } from 'bullmq';
import { FinalJobError } from '../errors/final-job.error.js';
import { RetryLaterError } from '../errors/retry-later.error.js';
import { StaleWorkerError } from '../errors/stale-worker.error.js';
import type { ProjectFailure } from '../projects/project-record.js';
import type { ProjectStore } from '../projects/project-store.js';
import type { ProjectJobData } from '../submissions/project-job.js';
import { describeFailure } from './describe-failure.js';
import type { ProjectHandler } from './project-handler.js';
import { ProjectRun } from './project-run.js';

/** Why a run's signal aborts. */
export type AbortReason = 'lock lost' | 'shutdown';

type ProjectJob = Job<ProjectJobData>;

const STILL_ENDING_MS = 1_000;

/** Turns what a handler does into what becomes of the project and its job. */
export class ProjectProcessor {
  private readonly running = new Set<string>();

  constructor(
    private readonly store: ProjectStore,
    private readonly handler: ProjectHandler,
  ) {}

  /**
   * BullMQ knows the locks of a process by job alone: a job that comes back while its lost run is still ending here waits,
   * or that end would take its lock along.
   */
  async process(job: ProjectJob, token: string | undefined, signal: AbortSignal | undefined): Promise<void> {
    const jobId = job.id ?? '';
    if (this.running.has(jobId)) {
      await job.moveToDelayed(Date.now() + STILL_ENDING_MS, token);
      throw new DelayedError();
    }
    this.running.add(jobId);
    try {
      await this.work(job, token, signal);
    } finally {
      this.running.delete(jobId);
    }
  }

  private async work(job: ProjectJob, token: string | undefined, signal: AbortSignal | undefined): Promise<void> {
    const run = await this.begin(job);
    if (!run) return;
    const runSignal = signal ?? new AbortController().signal;
    try {
      await this.handler.handle(run, runSignal);
      await this.store.succeed(run.claim);
    } catch (error) {
      await this.settle(error, { job, token, run, signal: runSignal });
    }
  }

  /** Fails a project whose job BullMQ gave up without calling us: its worker died too often. */
  async giveUp(job: ProjectJob, reason: string): Promise<void> {
    const { project, id, round } = job.data;
    const claim = await this.store.claim(project, id, round);
    if (claim) await this.store.fail(claim, { code: 'JOB_ABANDONED', message: reason });
  }

  private async begin(job: ProjectJob): Promise<ProjectRun | undefined> {
    const { project, id, round } = job.data;
    const claim = await this.store.claim(project, id, round);
    const request = claim && (await this.store.request(project, id));
    const record = claim && (await this.store.get(project));
    if (!claim || !request || !record) return undefined;
    return new ProjectRun({
      store: this.store,
      claim,
      request,
      record,
      attempt: job.attemptsMade + 1,
      maxAttempts: job.opts.attempts ?? 1,
      describe: (error) => this.describe(error),
    });
  }

  private async settle(error: unknown, { job, token, run, signal }: Attempt): Promise<void> {
    // Another worker owns the project, or it was removed: what is left of this run must not touch it.
    if (error instanceof StaleWorkerError) return;
    const reason: AbortReason | undefined = signal.aborted ? signal.reason : undefined;
    if (reason === 'lock lost') throw new Error('LOCK_LOST');
    const failure: ProjectFailure = { ...this.describe(error), step: run.failedStep };
    if (reason === 'shutdown') {
      await this.store.requeue(run.claim, 'The worker is shutting down.');
      await job.moveToWait(token);
      throw new WaitingError();
    }
    if (error instanceof RetryLaterError) {
      await this.store.requeue(run.claim, failure.message);
      await job.moveToDelayed(Date.now() + error.delayMs, token);
      throw new DelayedError();
    }
    // The queue keeps the code alone: the record has the message, and the queue's own copy would outlive it.
    if (error instanceof FinalJobError || run.isLastAttempt) {
      await this.store.fail(run.claim, failure);
      throw new UnrecoverableError(failure.code);
    }
    await this.store.requeue(run.claim, failure.message);
    throw new Error(failure.code);
  }

  private describe(error: unknown): Omit<ProjectFailure, 'step'> {
    return this.handler.describe?.(error) ?? describeFailure(error);
  }
}

interface Attempt {
  readonly job: ProjectJob;
  readonly token: string | undefined;
  readonly run: ProjectRun;
  readonly signal: AbortSignal;
}
