import { type DynamicModule, Module, type OnModuleDestroy, type Type } from '@nestjs/common';
import { GitHubModule } from '@project-factory/shared-github';
import { MockGitHub } from './mock-github.js';
import type { MockGitHubOptions } from './start-mock-github.js';
import { SwapGuard } from './swap-guard.js';

/** Holds a mock of the application's own, which ends with it. */
@Module({})
class OwnMockModule implements OnModuleDestroy {
  constructor(private readonly mock: MockGitHub) {}

  onModuleDestroy(): Promise<void> {
    return this.mock.close();
  }
}

/** Holds a mock that outlives the application. */
@Module({})
class SharedMockModule {}

/**
 * `GitHubModule` with the real client, and a simulated GitHub behind it.
 *
 * @example
 * ```ts
 * const testing = await Test.createTestingModule({ imports: [AppModule] })
 *   .overrideModule(GitHubConnectionModule)
 *   .useModule(MockGitHubModule.forRoot())
 *   .compile();
 * testing.get(MockGitHub).secrets['shop'];
 * ```
 */
@Module({})
export class MockGitHubModule {
  /** Starts a mock with the application. Until an application takes it, no request leaves this machine. */
  static forRoot(options: MockGitHubOptions = {}): DynamicModule {
    const guard = new SwapGuard();
    return moduleOf(OwnMockModule, () => {
      guard.taken();
      return MockGitHub.start(options);
    });
  }

  /** Uses a mock that runs already, and tells when an application takes it. */
  static sharing(mock: MockGitHub, onTaken: () => void = () => undefined): DynamicModule {
    return moduleOf(SharedMockModule, () => {
      onTaken();
      return mock;
    });
  }
}

function moduleOf(holder: Type, take: () => MockGitHub | Promise<MockGitHub>): DynamicModule {
  const state: DynamicModule = {
    module: holder,
    providers: [{ provide: MockGitHub, useFactory: take }],
    exports: [MockGitHub],
  };
  const github = GitHubModule.forRootAsync({
    imports: [state],
    inject: [MockGitHub],
    useFactory: (mock: MockGitHub) => mock.clientOptions,
  });
  return { module: MockGitHubModule, imports: [state, github], exports: [state, github] };
}
