import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BehaviourLog } from './behaviour/behaviour-log.js';
import { assertBehaviour } from './behaviour/assert-behaviour.js';
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
  const closing = new AbortController();
  const world = createWorld(app, options, directory, closing.signal);
  const processes = new GitProcesses();
  const log = new CallLog();
  const behaviour = new BehaviourLog(world.clock);
  const validator = options.validate === 'throw' ? new (await import('./openapi/validator.js')).Validator() : undefined;
  const listening: Listening[] = [];
  const fetch = createHandler({
    world,
    serving: { processes, guardedHooks: writeGuardedHooks(directory.path) },
    calls: log,
    behaviour,
    validator,
    downloads: world.downloads,
    gitBaseUrl: options.gitBaseUrl,
    latencyMs: options.latencyMs,
    log: options.log ?? (() => undefined),
  });
  const secretsOf = (owner: string, name: string) => world.repositories.find(owner, name)?.secrets;
  return {
    fetch,
    calls: log.calls,
    clock: world.clock,
    faults: world.faults,
    lag: (lag) => world.lag.set(lag),
    misbehaviours: behaviour.misbehaviours,
    assertBehaviour: (rules) => assertBehaviour(behaviour, rules),
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
      closing.abort();
      await Promise.all(listening.map((server) => server.close()));
      await processes.stop();
      if (!options.directory) rmSync(directory.path, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
      if (validator && validator.violations.length > 0) throw new Error(validator.violations.join('\n'));
    },
  };
}
