import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GitProcesses } from './git/smart-http/git-processes.js';
import { writeGuardedHooks } from './git/smart-http/guarded-hooks.js';
import type { GitHubSimulator } from './github-simulator.js';
import { CallLog } from './http/call-log.js';
import { createHandler } from './http/create-handler.js';
import { repositorySnapshot } from './repositories/repository-snapshot.js';
import { sealedBoxesReady } from './secrets/sealed-box.js';
import { type ListenOptions, type Listening, listen } from './server/listen.js';
import type { GitHubSimulatorOptions } from './simulator-options.js';
import { StateDirectory } from './storage/state-directory.js';
import { createApp } from './apps/app.js';
import { issueToken } from './apps/issue-token.js';
import { createWorld } from './create-world.js';

/** A simulator but for MSW, which the command line has no use for and would wait for. */
export type AssembledSimulator = Omit<GitHubSimulator, 'handlers'>;

/** Puts a simulator together. */
export async function assembleSimulator(options: GitHubSimulatorOptions): Promise<AssembledSimulator> {
  await sealedBoxesReady();
  const app = createApp(options.app);
  const directory = new StateDirectory(options.directory ?? mkdtempSync(join(tmpdir(), 'github-simulator-')));
  const world = createWorld(app, options, directory);
  const processes = new GitProcesses();
  const log = new CallLog();
  const listening: Listening[] = [];
  const fetch = createHandler({
    world,
    serving: { processes, guardedHooks: writeGuardedHooks(directory.path) },
    calls: log,
    gitBaseUrl: options.gitBaseUrl,
    log: options.log ?? (() => undefined),
  });
  const secretsOf = (owner: string, name: string) => world.repositories.find(owner, name)?.secrets;
  return {
    fetch,
    calls: log.calls,
    clock: world.clock,
    listen: async (where?: ListenOptions) => {
      const server = await listen(fetch, where);
      listening.push(server);
      return server;
    },
    secret: (owner, repository, name) => secretsOf(owner, repository)?.open(name),
    secretNames: (owner, repository) =>
      secretsOf(owner, repository)
        ?.list()
        .map(({ name }) => name) ?? [],
    installationToken: (organization) => issueToken(world, organization),
    repositories: () => world.repositories.all().map(repositorySnapshot),
    unhandled: () => log.calls.filter(({ route }) => route === undefined),
    close: async () => {
      await Promise.all(listening.map((server) => server.close()));
      await processes.stop();
      if (!options.directory) rmSync(directory.path, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
    },
  };
}
