import { generateKeyPairSync } from 'node:crypto';
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
  /** Options of the simulator, such as `seed` or `runSchedule`. */
  simulator?: Partial<GitHubSimulatorOptions>;
}

export interface MockGitHubParts {
  readonly simulator: GitHubSimulator;
  readonly clientOptions: GitHubOptions;
  readonly server: SetupServer;
}

const APP_ID = 1;

/** A simulator that `fetch` reaches through MSW and git through a port, and an App that may use it. */
export async function startMockGitHub(options: MockGitHubOptions = {}): Promise<MockGitHubParts> {
  const { org = 'acme', client, simulator: more } = options;
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
    validate: 'throw',
    ...more,
  });
  gitBaseUrl = (await simulator.listen()).url;
  const server = setupServer(...simulator.handlers, refuseTheInternet);
  server.listen({ onUnhandledRequest: 'error' });
  return { simulator, clientOptions: { org, appId: APP_ID, privateKey, retryDelayMs: 1, ...client }, server };
}
