import { ConfigurableModuleBuilder } from '@nestjs/common';

export interface QueueModuleOptions {
  /** Set: jobs and records live in this Redis. Unset: in an embedded database that belongs to this process. */
  readonly redisUrl?: string;
  /** Where the embedded database keeps its files, in a folder `queue`. Not used with Redis. */
  readonly dataDirectory: string;
  /** What every Redis key starts with, for several systems in one Redis. Default `project-factory`. */
  readonly prefix?: string;
  /** Projects that a worker of this process works on at the same time. Default 5. */
  readonly concurrency?: number;
  /** How long a worker may be silent before its job is taken over. Default 60 000 ms with Redis, 5 000 ms without. */
  readonly lockDurationMs?: number;
  /** How long running projects may go on after a shutdown began before they are handed back. Default 20 000 ms. */
  readonly shutdownGraceMs?: number;
}

export const { ConfigurableModuleClass, MODULE_OPTIONS_TOKEN, ASYNC_OPTIONS_TYPE, OPTIONS_TYPE } =
  new ConfigurableModuleBuilder<QueueModuleOptions>({
    moduleName: 'Queue',
    optionsInjectionToken: 'PROJECT_QUEUE_OPTIONS',
  })
    .setClassMethodName('forRoot')
    .build();
