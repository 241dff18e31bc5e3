import { ConfigurableModuleBuilder } from '@nestjs/common';
import type { ServiceSettings } from '@project-factory/shared-config';

export interface AuthModuleOptions {
  /** Who may call: tokens, plain or as `sha256:` and 64 hexadecimal digits. */
  readonly tokens: readonly string[];
  /** Without tokens everyone may call, except in production, where no one may. */
  readonly environment: ServiceSettings['environment'];
}

export const AUTH_MODULE_OPTIONS = Symbol('options of AuthModule');

export const { ConfigurableModuleClass, OPTIONS_TYPE, ASYNC_OPTIONS_TYPE } =
  new ConfigurableModuleBuilder<AuthModuleOptions>({ moduleName: 'Auth', optionsInjectionToken: AUTH_MODULE_OPTIONS })
    .setClassMethodName('forRoot')
    .setExtras({}, (definition) => ({ ...definition, global: true }))
    .build();
