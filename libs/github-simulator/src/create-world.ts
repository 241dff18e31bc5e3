import type { App } from './apps/app.js';
import { InstallationTokens } from './auth/installation-tokens.js';
import { SimulatorClock } from './clock/simulator-clock.js';
import { storedClockMemory } from './clock/stored-clock-memory.js';
import { Organizations } from './organizations/organizations.js';
import { PrimaryLimits } from './rate-limit/primary-limits.js';
import { Repositories } from './repositories/repositories.js';
import type { GitHubSimulatorOptions } from './simulator-options.js';
import { Sequences } from './storage/sequences.js';
import type { StateDirectory } from './storage/state-directory.js';
import type { World } from './world.js';

const defaultSchedule = { queuedMs: 300, inProgressMs: 700 };

/** Puts the parts of the state together, with what a directory holds from before. */
export function createWorld(app: App, options: GitHubSimulatorOptions, directory: StateDirectory): World {
  const clock = new SimulatorClock(options.clock, storedClockMemory(directory));
  const organizations = new Organizations(options.organizations, clock.now());
  const repositories = new Repositories(directory.child('repositories'), new Sequences(directory), organizations);
  return {
    app,
    clock,
    organizations,
    repositories,
    limits: new PrimaryLimits(clock, (accountId) => repositories.ownedBy(accountId).length),
    runSchedule: options.runSchedule ?? defaultSchedule,
    tokens: new InstallationTokens(clock),
  };
}
