import { generateKeyPairSync } from 'node:crypto';
import {
  createGitHubSimulator,
  type GitHubSimulator,
  type GitHubSimulatorOptions,
} from '@project-factory/github-simulator';

const { publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

/** The public half of the App's key, PEM. */
export const appKey = publicKey;

/** A simulator that refuses nobody for asking often: what is measured is what it costs, not its limits. */
export function startMeasured(options: Partial<GitHubSimulatorOptions> = {}): Promise<GitHubSimulator> {
  return createGitHubSimulator({
    app: { id: 1, publicKey },
    organizations: ['acme'],
    limits: { primary: false, concurrency: false, points: false, contentCreation: false },
    ...options,
  });
}

/** Creates `acme/NAME` the way a client does. */
export async function createRepository(simulator: GitHubSimulator, token: string, name: string): Promise<void> {
  const response = await simulator.fetch(
    new Request('https://api.github.com/orgs/acme/repos', {
      method: 'POST',
      headers: { authorization: `token ${token}` },
      body: JSON.stringify({ name, auto_init: true }),
    }),
  );
  if (response.status !== 201) throw new Error(`Failed to create ${name}: ${response.status}.`);
}
