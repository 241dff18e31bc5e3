import { Module } from '@nestjs/common';
import { GitHubAppClient } from './github-app.client.js';
import type { GitHubOptions } from './github.options.js';
import { ConfigurableModuleClass, GITHUB_OPTIONS } from './github.module-definition.js';

/**
 * Provides {@link GitHubAppClient}.
 *
 * @example
 * ```ts
 * @Module({
 *   imports: [
 *     GitHubModule.forRootAsync({
 *       imports: [SettingsModule.forRoot([GitHubSettings])],
 *       inject: [GitHubSettings],
 *       useFactory: (settings: GitHubSettings) => settings,
 *     }),
 *   ],
 * })
 * export class AppModule {}
 * ```
 */
@Module({
  providers: [
    {
      provide: GitHubAppClient,
      inject: [GITHUB_OPTIONS],
      useFactory: (options: GitHubOptions) => GitHubAppClient.create(options),
    },
  ],
  exports: [GitHubAppClient],
})
export class GitHubModule extends ConfigurableModuleClass {}
