import { generateKeyPairSync } from 'node:crypto';
import { afterEach } from '@jest/globals';
import {
  createGitHubSimulator,
  type GitHubSimulator,
  type GitHubSimulatorOptions,
} from '@project-factory/github-simulator';
import { http } from 'msw';
import { setupServer } from 'msw/node';
import { GitHubAppClient } from '../github-app.client.js';
import type { GitHubOptions } from '../github.options.js';

const keys = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

/** GitHub's API, and where logs are downloaded from. */
const ORIGINS = ['https://api.github.com', 'https://results-receiver.actions.githubusercontent.com'];

/** The App's key pair, PEM. */
export const { privateKey: PRIVATE_KEY, publicKey: PUBLIC_KEY } = keys;

/** Stands between client and simulator: may answer itself, before or after `pass()` has had its effect. */
export type Intercept = (request: Request, pass: () => Promise<Response>) => Promise<Response>;

export interface ConnectOptions {
  client?: Partial<GitHubOptions>;
  simulator?: Partial<GitHubSimulatorOptions>;
  intercept?: Intercept;
}

export interface Connection {
  client: GitHubAppClient;
  simulator: GitHubSimulator;
  /** Each request that reached GitHub, as `POST /orgs/acme/repos`. */
  sent: () => string[];
}

const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** A client and the GitHub that it talks to, for one test. */
export async function connect(options: ConnectOptions = {}): Promise<Connection> {
  const simulator = await createGitHubSimulator({
    app: { id: 7, publicKey: keys.publicKey },
    organizations: ['acme'],
    validate: 'throw',
    ...options.simulator,
  });
  const { intercept = (_request, pass) => pass() } = options;
  const server = setupServer(
    ...ORIGINS.map((origin) =>
      http.all(`${origin}/*`, ({ request }) => intercept(request, () => simulator.fetch(request))),
    ),
  );
  server.listen({ onUnhandledRequest: 'error' });
  closers.push(async () => {
    server.close();
    await simulator.close();
  });
  const client = GitHubAppClient.create({
    org: 'acme',
    appId: 7,
    privateKey: PRIVATE_KEY,
    retryDelayMs: 1,
    ...options.client,
  });
  return { client, simulator, sent: () => simulator.calls.map(({ method, path }) => `${method} ${path}`) };
}

/** Answers the first request that `matches` with `answer`, and leaves all others alone. */
export function once(matches: RegExp, answer: Intercept): Intercept {
  let used = false;
  return (request, pass) => {
    const { pathname } = new URL(request.url);
    if (used || !matches.test(`${request.method} ${pathname}`)) return pass();
    used = true;
    return answer(request, pass);
  };
}

/** What a proxy in front of GitHub says when GitHub does not answer it. */
export function badGateway(): Response {
  return new Response('<html>502 Bad Gateway</html>', { status: 502, headers: { 'content-type': 'text/html' } });
}
