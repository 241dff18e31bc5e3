import { Logger } from '@nestjs/common';
import type { QueueEngine } from '../engines/queue-engine.js';
import { messageOf } from '../errors/message-of.js';
import type { ProjectStore } from '../projects/project-store.js';
import { PROJECTS_QUEUE, type ProjectJobData } from '../submissions/project-job.js';
import type { ProjectSubmissions } from '../submissions/project-submissions.js';
import { AbandonableWorker } from './abandonable-worker.js';
import { endsWithin } from './ends-within.js';
import type { ProjectHandler } from './project-handler.js';
import { ProjectProcessor, type AbortReason } from './project-processor.js';

const SWEEP_MS = 60_000;

/** How long projects may take to go back to the queue after their signals have aborted. */
const HAND_BACK_MS = 5_000;

/** How often a project may outlive its worker's death: more often, and it is likely to be the cause. */
const MAX_STALLED = 4;

export interface ProjectWorkerOptions {
  readonly engine: QueueEngine;
  readonly store: ProjectStore;
  readonly submissions: ProjectSubmissions;
  readonly concurrency: number;
  readonly lockDurationMs: number;
  readonly shutdownGraceMs: number;
}

/**
 * Works on queued projects with the application's handler. `@nestjs/bullmq` takes a worker's options from a decorator, before
 * any setting is known: this makes the worker when the application starts it.
 */
export class ProjectWorker {
  private readonly logger = new Logger('ProjectWorker');
  private worker: AbandonableWorker<ProjectJobData> | undefined;
  private sweep: NodeJS.Timeout | undefined;
  private closing: Promise<void> | undefined;

  constructor(private readonly options: ProjectWorkerOptions) {}

  /** Starts taking jobs, those first that a process which died has left behind. Call it once, when the handler is ready. */
  async start(handler: ProjectHandler): Promise<void> {
    if (this.worker) throw new Error('Failed to start the project worker: it is running. Call start() once a process.');
    const processor = new ProjectProcessor(this.options.store, handler);
    const worker = this.createWorker(processor);
    this.worker = worker;
    worker.on('error', (error) => this.logger.warn(error.message));
    worker.on('lockRenewalFailed', (ids) =>
      ids.forEach((id) => worker.cancelJob(id, 'lock lost' satisfies AbortReason)),
    );
    worker.on('failed', (job, error) => {
      if (job?.finishedOn) this.attempt(() => processor.giveUp(job, error.message));
    });
    await worker.waitUntilReady();
    await this.options.submissions.requeueStranded().catch((error: unknown) => this.logger.warn(messageOf(error)));
    this.sweep = setInterval(() => this.attempt(() => this.options.submissions.requeueStranded()), SWEEP_MS).unref();
  }

  /**
   * Takes no more jobs and waits for those that run. After the grace their signals abort, and they go back to the queue
   * without using up an attempt.
   */
  close(): Promise<void> {
    this.closing ??= this.stop();
    return this.closing;
  }

  private async stop(): Promise<void> {
    clearInterval(this.sweep);
    const worker = this.worker;
    if (!worker) return;
    const { shutdownGraceMs } = this.options;
    const abort = setTimeout(() => worker.cancelAllJobs('shutdown' satisfies AbortReason), shutdownGraceMs);
    const ended = await endsWithin(worker.close(), shutdownGraceMs + HAND_BACK_MS);
    clearTimeout(abort);
    if (!ended) await worker.abandon();
  }

  private createWorker(processor: ProjectProcessor): AbandonableWorker<ProjectJobData> {
    const { engine, concurrency, lockDurationMs } = this.options;
    // Passed on with its three parameters: BullMQ counts them to see whether a signal is wanted.
    return new AbandonableWorker<ProjectJobData>(
      PROJECTS_QUEUE,
      (job, token, signal) => processor.process(job, token, signal),
      {
        ...engine.workerConnection(),
        concurrency,
        lockDuration: lockDurationMs,
        stalledInterval: lockDurationMs / 2,
        maxStalledCount: MAX_STALLED,
      },
    );
  }

  private attempt(work: () => Promise<unknown>): void {
    work().catch((error: unknown) => this.logger.warn(messageOf(error)));
  }
}
