import type { App } from './apps/app.js';
import { InstallationTokens } from './auth/installation-tokens.js';
import { SimulatorClock } from './clock/simulator-clock.js';
import { storedClockMemory } from './clock/stored-clock-memory.js';
import { SignedDownloads } from './downloads/signed-downloads.js';
import { Events } from './events/events.js';
import { FaultRules } from './faults/fault-rules.js';
import { ReplicationLag } from './lag/replication-lag.js';
import { Organizations } from './organizations/organizations.js';
import { PrimaryLimits } from './rate-limit/primary-limits.js';
import { SecondaryLimits } from './rate-limit/secondary-limits.js';
import { Repositories } from './repositories/repositories.js';
import type { GitHubSimulatorOptions } from './simulator-options.js';
import { Sequences } from './storage/sequences.js';
import type { StateDirectory } from './storage/state-directory.js';
import type { World } from './world.js';

const defaultSchedule = { queuedMs: 300, inProgressMs: 700 };

/** Puts the parts of the state together, with what a directory holds from before. */
export function createWorld(
  app: App,
  options: GitHubSimulatorOptions,
  directory: StateDirectory,
  closing: AbortSignal,
): World {
  const clock = new SimulatorClock(options.clock, storedClockMemory(directory));
  const organizations = new Organizations(options.organizations, clock.now());
  const repositories = new Repositories(directory.child('repositories'), new Sequences(directory), organizations);
  return {
    app,
    clock,
    closing,
    downloads: new SignedDownloads(clock),
    events: new Events(),
    faults: new FaultRules(),
    lag: new ReplicationLag(clock, options.replicationLag),
    limits: {
      primary: new PrimaryLimits(clock, (accountId) => repositories.ownedBy(accountId).length, options.limits),
      secondary: new SecondaryLimits(clock, options.limits),
    },
    organizations,
    repositories,
    runSchedule: options.runSchedule ?? defaultSchedule,
    tokens: new InstallationTokens(clock),
  };
}
