import { type DynamicModule, Module } from '@nestjs/common';
import { GitHubModule } from '@project-factory/shared-github';
import { MockGitHub, type MockGitHubOptions } from './mock-github.js';

/**
 * `GitHubModule` with the real client, and a simulated GitHub behind it.
 *
 * @example
 * ```ts
 * const testing = await Test.createTestingModule({ imports: [AppModule] })
 *   .overrideModule(GitHubConnectionModule)
 *   .useModule(MockGitHubModule.forRoot())
 *   .compile();
 * testing.get(MockGitHub).simulator.secretNames('acme', 'shop');
 * ```
 */
@Module({})
export class MockGitHubModule {
  static forRoot(options: MockGitHubOptions = {}): DynamicModule {
    const state: DynamicModule = {
      module: MockGitHubStateModule,
      providers: [{ provide: MockGitHub, useFactory: () => MockGitHub.start(options) }],
      exports: [MockGitHub],
    };
    const github = GitHubModule.forRootAsync({
      imports: [state],
      inject: [MockGitHub],
      useFactory: (mock: MockGitHub) => mock.clientOptions,
    });
    return { module: MockGitHubModule, imports: [state, github], exports: [state, github] };
  }
}

@Module({})
class MockGitHubStateModule {}
