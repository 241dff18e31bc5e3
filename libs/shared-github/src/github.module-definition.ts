import { ConfigurableModuleBuilder } from '@nestjs/common';
import type { GitHubOptions } from './github.options.js';

/** Where the module's options live: a test that overrides this provider points the client somewhere else. */
export const GITHUB_OPTIONS = Symbol('GITHUB_OPTIONS');

export const { ConfigurableModuleClass } = new ConfigurableModuleBuilder<GitHubOptions>({
  optionsInjectionToken: GITHUB_OPTIONS,
})
  .setClassMethodName('forRoot')
  .build();
