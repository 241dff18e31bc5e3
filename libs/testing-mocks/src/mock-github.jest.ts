import { afterAll, afterEach } from '@jest/globals';
import type { DynamicModule } from '@nestjs/common';
import { MockGitHub } from './mock-github.js';
import { MockGitHubModule } from './mock-github.module.js';
import { type MockGitHubOptions, startMockGitHub } from './start-mock-github.js';
import { swapMissed } from './swap-guard.js';

/** A mock that lives as long as the test file, and is as new for each test. */
export class JestMockGitHub extends MockGitHub {
  private offered = 0;

  /**
   * What takes the place of the application's own module that imports `GitHubModule`. The test that asks for it fails
   * when its application does not take it.
   */
  get module(): DynamicModule {
    this.offered += 1;
    return MockGitHubModule.sharing(this, () => (this.offered -= 1));
  }

  /** @throws Error when a module was asked for and not taken */
  async renew(): Promise<void> {
    const missed = this.offered;
    this.offered = 0;
    await this.reset();
    if (missed > 0) throw new Error(swapMissed);
  }
}

/**
 * Starts a GitHub for the tests of one file. It is reset after each test and closed after the last.
 *
 * @example
 * ```ts
 * const github = await mockGitHub();
 *
 * it('opens a shop', async () => {
 *   const testing = await Test.createTestingModule({ imports: [AppModule] })
 *     .overrideModule(GitHubConnectionModule)
 *     .useModule(github.module)
 *     .compile();
 *   await testing.get(Shop).open();
 *   expect(github.secrets['shop']).toEqual({ KEY: 'value' });
 * });
 * ```
 */
export async function mockGitHub(options?: MockGitHubOptions): Promise<JestMockGitHub> {
  const mock = new JestMockGitHub(await startMockGitHub(options));
  afterEach(() => mock.renew());
  afterAll(() => mock.close());
  return mock;
}
