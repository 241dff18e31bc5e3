import { Module } from '@nestjs/common';
import { GitHubSettings } from '@project-factory/shared-config';
import { GitHubModule } from '@project-factory/shared-github';

/** The one place where this service imports `GitHubModule`: what a test swaps for the mock. */
@Module({
  imports: [
    GitHubModule.forRootAsync({
      inject: [GitHubSettings],
      useFactory: (settings: GitHubSettings) => settings,
    }),
  ],
  exports: [GitHubModule],
})
export class GitHubConnectionModule {}
