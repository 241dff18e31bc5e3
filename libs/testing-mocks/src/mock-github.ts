import type { GitHubSimulator, RecordedCall } from '@project-factory/github-simulator';
import type { FileContent, GitHubOptions, Repository } from '@project-factory/shared-github';
import type { SetupServer } from 'msw/node';
import { readFiles, readRepositories, readSecrets } from './mock-github.state.js';
import { type MockGitHubOptions, type MockGitHubParts, startMockGitHub } from './start-mock-github.js';

/**
 * A GitHub for one test: `fetch` reaches it at api.github.com, git reaches it on a port of this machine.
 *
 * What goes anywhere else but this machine fails, and says so. Whatever is asked and answered is held against GitHub's
 * description of its API; closing the mock throws when something was not as described.
 */
export class MockGitHub {
  readonly simulator: GitHubSimulator;
  /** What a client needs to talk to it. */
  readonly clientOptions: GitHubOptions;
  private readonly server: SetupServer;

  constructor({ simulator, clientOptions, server }: MockGitHubParts) {
    this.simulator = simulator;
    this.clientOptions = clientOptions;
    this.server = server;
  }

  static async start(options?: MockGitHubOptions): Promise<MockGitHub> {
    return new MockGitHub(await startMockGitHub(options));
  }

  /** The organisation's repositories, by name. */
  get repos(): Readonly<Record<string, Repository>> {
    return readRepositories(this.simulator, this.clientOptions.org);
  }

  /** The files on each repository's default branch: repository, then path. */
  get files(): Readonly<Record<string, Readonly<Record<string, FileContent>>>> {
    return readFiles(this.simulator, this.clientOptions.org);
  }

  /** The Actions secrets of each repository, in plain: repository, then name. */
  get secrets(): Readonly<Record<string, Readonly<Record<string, string>>>> {
    return readSecrets(this.simulator, this.clientOptions.org);
  }

  /** What was asked of GitHub, oldest first: `{ operation: 'repos/create-in-org', status: 201, … }`. */
  get calls(): readonly RecordedCall[] {
    return this.simulator.calls;
  }

  /** Everything as it was at the start; no fault, no call. */
  async reset(): Promise<void> {
    this.server.resetHandlers();
    await this.simulator.reset();
  }

  /** @throws Error when something was asked or answered that GitHub does not describe */
  async close(): Promise<void> {
    this.server.close();
    await this.simulator.close();
  }
}
