import { issueToken } from './apps/issue-token.js';
import { type SimulatorParts, assembleParts, takeApart } from './assemble-parts.js';
import { assertBehaviour } from './behaviour/assert-behaviour.js';
import { checkOptions } from './check-options.js';
import { readFiles } from './git/read-files.js';
import type { GitHubSimulator } from './github-simulator.js';
import { toResponse } from './http/reply.js';
import { repositorySnapshot } from './repositories/repository-snapshot.js';
import { findSecrets } from './secrets/find-secrets.js';
import { sealedBoxesReady } from './secrets/sealed-box.js';
import { Seeds } from './seed/seeds.js';
import { type ListenOptions, listen } from './server/listen.js';
import type { GitHubSimulatorOptions } from './simulator-options.js';
import { webhookDelivery } from './webhooks/webhook-delivery.js';

/** A simulator but for MSW, which the command line has no use for and would wait for. */
export type AssembledSimulator = Omit<GitHubSimulator, 'handlers'>;

/** Puts a simulator together. */
export async function assembleSimulator(options: GitHubSimulatorOptions): Promise<AssembledSimulator> {
  await sealedBoxesReady();
  checkOptions(options);
  const isTemporary = options.directory === undefined;
  const parts = await assembleParts(options);
  let closed: Promise<void> | undefined;
  try {
    const seeds = new Seeds(parts.living.world, parts.directory);
    await seeds.begin(options.seed);
    const beginning = await parts.snapshots.take();
    return {
      ...describeState(parts, () => webRoot(options)),
      ...describeWatching(parts),
      fetch: async (request) => toResponse(await parts.handle(request)),
      listen: async (where?: ListenOptions) => {
        const server = await listen(parts.handle, where);
        const { listening } = parts;
        listening.push(server);
        // Who is told of something unasked is told the address of a server that still answers.
        const close = async () => {
          if (listening.includes(server)) listening.splice(listening.indexOf(server), 1);
          await server.close();
        };
        return { ...server, close };
      },
      snapshot: () => parts.snapshots.take(),
      restore: (snapshot) => parts.snapshots.restore(snapshot),
      reset: async () => {
        await parts.snapshots.restore(beginning);
        seeds.beginAgain();
      },
      seed: (seed) => seeds.sow(seed),
      close: async () => {
        await (closed ??= takeApart(parts, isTemporary));
        parts.ownFaults.check();
      },
    };
  } catch (error) {
    await takeApart(parts, isTemporary);
    throw error;
  }
}

/** Where a client of the public API is sent for pages and git. */
function webRoot({ gitBaseUrl = 'https://github.com' }: GitHubSimulatorOptions): string {
  return (typeof gitBaseUrl === 'function' ? gitBaseUrl() : gitBaseUrl).replace(/\/$/, '');
}

type Face<Key extends keyof AssembledSimulator> = Pick<AssembledSimulator, Key>;

/** What a test reads of the state, and decides about it. The parts of the world are looked up each time: they change. */
function describeState(
  { living: { world } }: SimulatorParts,
  web: () => string,
): Face<
  | 'clock'
  | 'files'
  | 'installationToken'
  | 'installations'
  | 'lag'
  | 'organizationSecret'
  | 'repositories'
  | 'rotateSecretsKey'
  | 'runScripts'
  | 'secret'
  | 'secretNames'
  | 'webhooks'
  | 'workflowLag'
> {
  return {
    clock: {
      now: () => world.clock.now(),
      advance: (duration) => world.clock.advance(duration),
    },
    installationToken: (organization) => issueToken(world, organization),
    installations: () =>
      world.installations
        .all()
        .filter(({ suspendedAt }) => !suspendedAt)
        .map(({ account }) => account.login),
    lag: (lag) => world.lag.set(lag),
    workflowLag: (lag) => world.workflowLag.set(lag),
    repositories: () => world.repositories.all().map((repository) => repositorySnapshot(repository, web(), world)),
    files: (owner, repository, ref) => {
      const found = world.repositories.find(owner, repository);
      return found ? readFiles(found.git, ref) : [];
    },
    runScripts: {
      add: (script) => world.runScripts.add(script),
      clear: () => world.runScripts.clear(),
    },
    secret: (owner, repository, name, where = {}) => findSecrets(world, { owner, repository, ...where })?.open(name),
    secretNames: (owner, repository) => {
      const secrets = findSecrets(world, { owner, repository });
      return secrets ? secrets.list().map(({ name }) => name) : [];
    },
    organizationSecret: (owner, name) => findSecrets(world, { owner })?.open(name),
    rotateSecretsKey: (owner, repository) => findSecrets(world, { owner, repository })?.rotateKeyPair(),
    webhooks: {
      get deliveries() {
        return world.webhooks.deliveries.list().map(webhookDelivery);
      },
      settled: () => world.webhooks.settled(),
    },
  };
}

/** What went on, and what is to go wrong. */
function describeWatching({
  living: { world },
  log: { calls },
  behaviour,
}: SimulatorParts): Face<'assertBehaviour' | 'calls' | 'faults' | 'misbehaviours' | 'unhandled'> {
  return {
    calls,
    faults: world.faults,
    misbehaviours: behaviour.misbehaviours,
    assertBehaviour: (rules) => assertBehaviour(behaviour, rules),
    unhandled: () => calls.filter(({ route }) => route === undefined),
  };
}
