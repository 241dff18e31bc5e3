import { Module } from '@nestjs/common';
import { HealthController } from './health.controller.js';
import { ConfigurableModuleClass } from './health.module-definition.js';

/**
 * Answers `/health/live` and `/health/ready`, to everyone.
 *
 * @example
 * ```ts
 * HealthModule.forRootAsync({ inject: [Queue], useFactory: (queue: Queue) => ({ queue: () => queue.ping() }) })
 * ```
 */
@Module({ controllers: [HealthController] })
export class HealthModule extends ConfigurableModuleClass {}
