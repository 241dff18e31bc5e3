import { getQueueToken } from '@nestjs/bullmq';
import { Test } from '@nestjs/testing';
import type { Queue } from 'bullmq';
import { QueueEngine } from '../engines/queue-engine.js';
import {
  PROJECTS_QUEUE,
  ProjectStore,
  ProjectSubmissions,
  ProjectWorker,
  QueueModule,
  type ProjectJobData,
  type QueueModuleOptions,
} from '../index.js';

export interface StartedQueue {
  readonly options: QueueModuleOptions;
  readonly engine: QueueEngine;
  readonly store: ProjectStore;
  readonly submissions: ProjectSubmissions;
  readonly worker: ProjectWorker;
  readonly queue: Queue<ProjectJobData>;
  close(): Promise<void>;
}

/** Starts a queue as an application does. */
export async function startQueue(options: QueueModuleOptions): Promise<StartedQueue> {
  const module = QueueModule.forRootAsync({ useFactory: () => options });
  const app = await Test.createTestingModule({ imports: [module] }).compile();
  await app.init();
  let closing: Promise<void> | undefined;
  return {
    options,
    engine: app.get(QueueEngine, { strict: false }),
    store: app.get(ProjectStore),
    submissions: app.get(ProjectSubmissions),
    worker: app.get(ProjectWorker),
    queue: app.get<Queue<ProjectJobData>>(getQueueToken(PROJECTS_QUEUE), { strict: false }),
    close: () => (closing ??= app.close()),
  };
}
