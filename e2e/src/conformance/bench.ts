import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type GitHubSimulator, type Listening, createGitHubSimulator } from '@project-factory/github-simulator';
import type { App, Octokit } from 'octokit';
import { Curl } from './clients/curl.js';
import { Gh } from './clients/gh.js';
import { Git } from './clients/git.js';
import { installationOctokit, openApp } from './clients/octokit.js';
import { PyGithub } from './clients/pygithub.js';
import { WebhookReceiver } from './clients/webhook-receiver.js';
import type { Line, Stage, Topic } from './ledger.js';

/** A simulator over HTTP and every client, pointed at it. */
export interface Bench extends Stage {
  readonly simulator: GitHubSimulator;
  readonly server: Listening;
  /** For files; gone when the bench is closed. */
  readonly directory: string;
  readonly app: App;
  /** Where the App's webhook may go. */
  readonly receiver: WebhookReceiver;
  readonly webhookSecret: string;
  readonly curl: Curl;
  readonly git: Git;
  readonly octokit: Octokit;
  readonly gh: Gh;
  readonly pygithub: PyGithub;
  /** @throws Error when something was asked or answered that GitHub does not describe */
  close(): Promise<void>;
}

export type BenchLine = Line<Bench>;
export type BenchTopic = Topic<Bench>;

/** So long that a run stands where it is while several clients look, and is over when the clock is moved. */
const runSchedule = { queuedMs: 30_000, inProgressMs: 30_000 };

const appId = 4711;

export async function openBench(): Promise<Bench> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  const receiver = await WebhookReceiver.open();
  const simulator = await createGitHubSimulator({
    app: { id: appId, publicKey, webhook: { url: receiver.otherUrl } },
    organizations: ['acme'],
    runSchedule,
    validate: 'throw',
    // Six clients in a row write faster than GitHub would let one.
    limits: { contentCreation: false, points: false },
  });
  const server = await simulator.listen();
  const directory = await mkdtemp(join(tmpdir(), 'conformance-'));
  const token = simulator.installationToken('acme');
  const root = server.url;
  const webhookSecret = randomBytes(16).toString('hex');
  const app = openApp({ url: root, appId, privateKey, webhookSecret });
  receiver.serve(app);
  return {
    simulator,
    calls: simulator.calls,
    server,
    directory,
    app,
    receiver,
    webhookSecret,
    curl: new Curl(root, token, directory),
    git: await Git.open({ root, token, directory }),
    octokit: await installationOctokit(app),
    gh: new Gh(root, token, directory),
    pygithub: new PyGithub({ root, token, directory, appId, privateKey }),
    close: async () => {
      await receiver.close();
      await rm(directory, { recursive: true, force: true });
      await simulator.close();
    },
  };
}
