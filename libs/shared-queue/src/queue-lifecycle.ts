import { type BeforeApplicationShutdown, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { Queue } from 'bullmq';
import type { QueueEngine } from './engines/queue-engine.js';
import type { ProjectStore } from './projects/project-store.js';
import type { ProjectWorker } from './worker/project-worker.js';

export interface QueueParts {
  readonly engine: QueueEngine;
  readonly queue: Queue;
  readonly store: ProjectStore;
  readonly worker: ProjectWorker;
}

/** Closes things in the order in which they need each other, which Nest does not promise between modules. */
export class QueueLifecycle implements OnModuleInit, BeforeApplicationShutdown, OnApplicationShutdown {
  private readonly logger = new Logger('ProjectQueue');

  constructor(private readonly parts: QueueParts) {}

  /** Without a listener an outage would end the process. */
  onModuleInit(): void {
    this.parts.queue.on('error', (error) => this.logger.warn(error.message));
  }

  /** Before the HTTP server closes, which waits for the readers of events. */
  async beforeApplicationShutdown(): Promise<void> {
    this.parts.store.stopFollowing();
    await this.parts.worker.close();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.parts.queue.close();
    await this.parts.engine.close();
  }
}
