import { generateKeyPairSync } from 'node:crypto';
import type { OnModuleDestroy } from '@nestjs/common';
import {
  createGitHubSimulator,
  type GitHubSimulator,
  type GitHubSimulatorOptions,
} from '@project-factory/github-simulator';
import type { GitHubOptions } from '@project-factory/shared-github';
import { setupServer, type SetupServer } from 'msw/node';
import { refuseTheInternet } from './refuse-the-internet.js';

export interface MockGitHubOptions {
  /** The organisation that the App is installed on. Default `acme`. */
  org?: string;
  /** Options of the client under test, such as `retryDelayMs`. */
  client?: Partial<GitHubOptions>;
  /** Options of the simulator, such as `runSchedule`. */
  simulator?: Partial<GitHubSimulatorOptions>;
}

const APP_ID = 1;

/**
 * A GitHub for one test: `fetch` reaches it at api.github.com, git reaches it on a port of this machine.
 *
 * What goes anywhere else but this machine fails, and says so.
 */
export class MockGitHub implements OnModuleDestroy {
  private constructor(
    readonly simulator: GitHubSimulator,
    /** What a client needs to talk to it. */
    readonly clientOptions: GitHubOptions,
    private readonly server: SetupServer,
  ) {}

  static async start({ org = 'acme', client, simulator: more }: MockGitHubOptions = {}): Promise<MockGitHub> {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    let gitBaseUrl = '';
    const simulator = await createGitHubSimulator({
      app: { id: APP_ID, publicKey },
      organizations: [org],
      gitBaseUrl: () => gitBaseUrl,
      ...more,
    });
    gitBaseUrl = (await simulator.listen()).url;
    const server = setupServer(...simulator.handlers);
    server.listen({ onUnhandledRequest: refuseTheInternet });
    return new MockGitHub(simulator, { org, appId: APP_ID, privateKey, retryDelayMs: 1, ...client }, server);
  }

  async onModuleDestroy(): Promise<void> {
    this.server.close();
    await this.simulator.close();
  }
}
