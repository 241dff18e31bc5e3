import type { App } from './apps/app.js';
import type { InstallationTokens } from './auth/installation-tokens.js';
import type { SimulatorClock } from './clock/simulator-clock.js';
import type { Organizations } from './organizations/organizations.js';
import type { PrimaryLimits } from './rate-limit/primary-limits.js';
import type { Repositories } from './repositories/repositories.js';
import type { RunSchedule } from './simulator-options.js';

/** The whole state of one simulator. */
export interface World {
  readonly app: App;
  readonly clock: SimulatorClock;
  readonly limits: PrimaryLimits;
  readonly organizations: Organizations;
  readonly repositories: Repositories;
  readonly runSchedule: RunSchedule;
  readonly tokens: InstallationTokens;
}
