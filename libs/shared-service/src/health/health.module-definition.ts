import { ConfigurableModuleBuilder } from '@nestjs/common';
import type { ReadinessCheck } from './run-checks.js';

/** What must work for the service to be ready, by name. */
export type HealthModuleOptions = Readonly<Record<string, ReadinessCheck>>;

export const READINESS_CHECKS = Symbol('readiness checks');

export const { ConfigurableModuleClass, OPTIONS_TYPE, ASYNC_OPTIONS_TYPE } =
  new ConfigurableModuleBuilder<HealthModuleOptions>({ moduleName: 'Health', optionsInjectionToken: READINESS_CHECKS })
    .setClassMethodName('forRoot')
    .build();
