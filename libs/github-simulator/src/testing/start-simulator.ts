import { afterEach } from '@jest/globals';
import { createGitHubSimulator } from '../create-github-simulator.js';
import type { GitHubSimulator } from '../github-simulator.js';
import type { GitHubSimulatorOptions } from '../simulator-options.js';
import { appId, publicKey, signAppToken } from './app-key.js';
import { type Json, TestClient } from './test-client.js';

const running: GitHubSimulator[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((simulator) => simulator.close()));
});

export interface StartedSimulator {
  readonly simulator: GitHubSimulator;
  /** Not authenticated. */
  readonly anonymous: TestClient;
  /** The App, with its JSON web token. */
  readonly app: TestClient;
  /** A token for all of `acme`, with every permission. */
  readonly github: TestClient;
  readonly token: string;
  /** A token as the body asks for it. */
  mint(body?: Json, organization?: string): Promise<string>;
}

/** A simulator with the App installed on `acme`, closed when the test ends. */
export async function startSimulator(
  options: Partial<GitHubSimulatorOptions> = {},
  root = 'https://api.github.com',
): Promise<StartedSimulator> {
  const simulator = await createGitHubSimulator({
    app: { id: appId, publicKey },
    organizations: ['acme'],
    validate: 'throw',
    ...options,
  });
  running.push(simulator);
  const anonymous = new TestClient(simulator.fetch, root);
  const appClient = async () => anonymous.as(await signAppToken(simulator.clock.now()));
  const mint = async (body: Json = {}, organization = 'acme'): Promise<string> => {
    const app = await appClient();
    const installation = await app.get(`/users/${organization}/installation`);
    const { body: minted } = await app.post(`/app/installations/${installation.body.id}/access_tokens`, body);
    return minted.token;
  };
  const token = await mint();
  return { simulator, anonymous, app: await appClient(), github: anonymous.as(token), token, mint };
}
