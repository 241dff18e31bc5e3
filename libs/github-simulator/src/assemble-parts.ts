import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createApp } from './apps/app.js';
import { BehaviourLog } from './behaviour/behaviour-log.js';
import { createWorld } from './create-world.js';
import { GitProcesses } from './git/smart-http/git-processes.js';
import { writeGuardedHooks } from './git/smart-http/guarded-hooks.js';
import { CallLog } from './http/call-log.js';
import { type Handler, createHandler } from './http/create-handler.js';
import { OwnFaults } from './http/own-faults.js';
import { readAccounts } from './organizations/read-accounts.js';
import { withSeededAccounts } from './seed/seeded-accounts.js';
import type { Listening } from './server/listen.js';
import type { GitHubSimulatorOptions } from './simulator-options.js';
import { LivingWorld } from './snapshots/living-world.js';
import { Snapshots } from './snapshots/snapshots.js';
import { checkStateDirectory } from './storage/check-state-directory.js';
import { DirectoryLock } from './storage/directory-lock.js';
import { FileStateDirectory } from './storage/file-state-directory.js';
import { MemoryStateDirectory } from './storage/memory-state-directory.js';
import type { StateDirectory } from './storage/state-directory.js';
import { followEvents } from './webhooks/follow-events.js';
import { ownLinks } from './webhooks/own-links.js';

/** How long a git process may still read when its state is about to go. */
const patienceMs = 1000;

/** What a simulator is made of. */
export interface SimulatorParts {
  readonly behaviour: BehaviourLog;
  readonly directory: StateDirectory;
  readonly handle: Handler;
  readonly listening: Listening[];
  readonly living: LivingWorld;
  readonly lock: DirectoryLock;
  readonly log: CallLog;
  readonly ownFaults: OwnFaults;
  readonly processes: GitProcesses;
  readonly snapshots: Snapshots;
}

/** Makes the parts, and lets them know of each other. */
export async function assembleParts(options: GitHubSimulatorOptions): Promise<SimulatorParts> {
  const app = createApp(options.app);
  const ownFaults = new OwnFaults();
  const validator =
    options.validate === 'throw' ? new (await import('./openapi/validator.js')).Validator(ownFaults) : undefined;
  // Read before a directory is made, for accounts that cannot be.
  readAccounts(options);
  if (options.directory !== undefined) checkStateDirectory(options.directory);
  const directory = openStateDirectory(options.directory);
  const lock = DirectoryLock.take(directory.path);
  const listening: Listening[] = [];
  const living = new LivingWorld((closing, lasting) => {
    const world = { ...createWorld(app, withSeededAccounts(options, directory), directory, closing), ...lasting };
    followEvents(world, () => ownLinks(listening.at(-1), options.gitBaseUrl));
    return world;
  });
  const { world } = living;
  const processes = new GitProcesses();
  const log = new CallLog();
  const behaviour = new BehaviourLog({ nowMs: () => world.clock.nowMs() });
  const handle = createHandler({
    world,
    serving: { processes, guardedHooks: writeGuardedHooks(directory.path) },
    calls: log,
    behaviour,
    ownFaults,
    validator,
    gitBaseUrl: options.gitBaseUrl,
    latencyMs: options.latencyMs,
    log: options.log ?? (() => undefined),
  });
  const snapshots = new Snapshots(living, {
    directory: directory.path,
    documents: directory instanceof MemoryStateDirectory ? directory : undefined,
    quiet: async () => {
      await Promise.race([processes.ended(), sleep(patienceMs, undefined, { ref: false })]);
      await processes.stop();
      await Promise.allSettled([world.pushRuns.settled(), world.webhooks.settled()]);
    },
    forget: () => {
      world.faults.clear();
      log.clear();
      behaviour.clear();
    },
  });
  return { behaviour, directory, handle, listening, living, lock, log, ownFaults, processes, snapshots };
}

/** Nobody opens a temporary directory again: only what git reads need be in it. */
function openStateDirectory(path: string | undefined): StateDirectory {
  if (path !== undefined) return new FileStateDirectory(path);
  return new MemoryStateDirectory(mkdtempSync(join(tmpdir(), 'github-simulator-')));
}

/** Stops everything once no operation is under way, and removes a directory that was only lent. */
export async function takeApart(parts: SimulatorParts, isTemporary: boolean): Promise<void> {
  const { directory, listening, living, lock, processes, snapshots } = parts;
  const { world } = living;
  living.end();
  await Promise.all(listening.map((server) => server.close()));
  await world.gate.shut(async () => {
    // Once more: a restore that was under way opened another world.
    living.end();
    await processes.stop();
    await Promise.allSettled([world.pushRuns.settled(), world.webhooks.settled()]);
    await snapshots.clear();
    lock.release();
    if (isTemporary) rmSync(directory.path, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
  });
}
