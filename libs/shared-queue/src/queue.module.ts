import { BullModule, getQueueToken } from '@nestjs/bullmq';
import { type DynamicModule, Module } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { QueueEngine } from './engines/queue-engine.js';
import { ProjectStore } from './projects/project-store.js';
import { QueueEngineModule } from './queue-engine.module.js';
import { QueueLifecycle } from './queue-lifecycle.js';
import {
  type ASYNC_OPTIONS_TYPE,
  MODULE_OPTIONS_TOKEN,
  type OPTIONS_TYPE,
  type QueueModuleOptions,
} from './queue.module-definition.js';
import { PROJECTS_QUEUE } from './submissions/project-job.js';
import { ProjectSubmissions } from './submissions/project-submissions.js';
import { ProjectWorker } from './worker/project-worker.js';

/**
 * The projects queue, on the engine that the options choose. Inject `ProjectSubmissions` to ask for projects,
 * `ProjectStore` to look at them, `ProjectWorker` to work on them, `@InjectQueue(PROJECTS_QUEUE)` for BullMQ's own queue.
 *
 * @throws DirectoryInUseError, QueueUnavailableError, UnsafeEvictionError while the application starts
 */
@Module({})
export class QueueModule {
  static forRoot(options: typeof OPTIONS_TYPE): DynamicModule {
    return compose(QueueEngineModule.forRoot(options));
  }

  static forRootAsync(options: typeof ASYNC_OPTIONS_TYPE): DynamicModule {
    return compose(QueueEngineModule.forRootAsync(options));
  }
}

function compose(engineModule: DynamicModule): DynamicModule {
  const queueModule = BullModule.registerQueueAsync({
    name: PROJECTS_QUEUE,
    imports: [engineModule],
    inject: [QueueEngine],
    useFactory: (engine: QueueEngine) => engine.queueConnection(),
  });
  return {
    module: QueueModule,
    imports: [engineModule, queueModule],
    providers: [
      {
        provide: ProjectStore,
        inject: [QueueEngine],
        useFactory: (engine: QueueEngine) => new ProjectStore(engine.journal),
      },
      {
        provide: ProjectSubmissions,
        inject: [QueueEngine, ProjectStore, getQueueToken(PROJECTS_QUEUE)],
        useFactory: (engine: QueueEngine, store: ProjectStore, queue: Queue) =>
          new ProjectSubmissions({ store, queue, address: engine.address }),
      },
      {
        provide: ProjectWorker,
        inject: [QueueEngine, ProjectStore, ProjectSubmissions, MODULE_OPTIONS_TOKEN],
        useFactory: createWorker,
      },
      {
        provide: QueueLifecycle,
        inject: [QueueEngine, getQueueToken(PROJECTS_QUEUE), ProjectStore, ProjectWorker],
        useFactory: (engine: QueueEngine, queue: Queue, store: ProjectStore, worker: ProjectWorker) =>
          new QueueLifecycle({ engine, queue, store, worker }),
      },
    ],
    exports: [ProjectStore, ProjectSubmissions, ProjectWorker, queueModule],
  };
}

function createWorker(
  engine: QueueEngine,
  store: ProjectStore,
  submissions: ProjectSubmissions,
  options: QueueModuleOptions,
): ProjectWorker {
  const { concurrency = 5, shutdownGraceMs = 20_000, lockDurationMs = engine.lockDurationMs } = options;
  return new ProjectWorker({ engine, store, submissions, concurrency, shutdownGraceMs, lockDurationMs });
}
