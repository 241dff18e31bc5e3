import { Module } from '@nestjs/common';
import { installBackendFactory } from './engines/backend-factory.js';
import { QueueEngine } from './engines/queue-engine.js';
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
  // Each loads a good deal that the other never needs.
  if (options.redisUrl) {
    const { RedisQueueEngine } = await import('./engines/redis.queue-engine.js');
    return RedisQueueEngine.open(options.redisUrl, options.prefix ?? DEFAULT_PREFIX);
  }
  const { EmbeddedQueueEngine } = await import('./engines/embedded.queue-engine.js');
  return EmbeddedQueueEngine.open(options.dataDirectory);
}
