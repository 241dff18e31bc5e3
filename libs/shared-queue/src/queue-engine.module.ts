import { Module } from '@nestjs/common';
import { installBackendFactory } from './engines/backend-factory.js';
import { EmbeddedQueueEngine } from './engines/embedded.queue-engine.js';
import { QueueEngine } from './engines/queue-engine.js';
import { RedisQueueEngine } from './engines/redis.queue-engine.js';
import { ConfigurableModuleClass, MODULE_OPTIONS_TOKEN, type QueueModuleOptions } from './queue.module-definition.js';

const DEFAULT_PREFIX = 'project-factory';

/** The engine alone, so that BullMQ's module can be given its connection. */
@Module({
  providers: [{ provide: QueueEngine, inject: [MODULE_OPTIONS_TOKEN], useFactory: openEngine }],
  exports: [QueueEngine, MODULE_OPTIONS_TOKEN],
})
export class QueueEngineModule extends ConfigurableModuleClass {}

async function openEngine(options: QueueModuleOptions): Promise<QueueEngine> {
  installBackendFactory();
  return options.redisUrl
    ? RedisQueueEngine.open(options.redisUrl, options.prefix ?? DEFAULT_PREFIX)
    : EmbeddedQueueEngine.open(options.dataDirectory);
}
