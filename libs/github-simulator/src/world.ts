import type { App } from './apps/app.js';
import type { InstallationTokens } from './auth/installation-tokens.js';
import type { SimulatorClock } from './clock/simulator-clock.js';
import type { SignedDownloads } from './downloads/signed-downloads.js';
import type { Events } from './events/events.js';
import type { FaultRules } from './faults/fault-rules.js';
import type { ReplicationLag } from './lag/replication-lag.js';
import type { Organizations } from './organizations/organizations.js';
import type { PrimaryLimits } from './rate-limit/primary-limits.js';
import type { SecondaryLimits } from './rate-limit/secondary-limits.js';
import type { Repositories } from './repositories/repositories.js';
import type { RunSchedule } from './simulator-options.js';

/** The whole state of one simulator. */
export interface World {
  readonly app: App;
  readonly clock: SimulatorClock;
  /** Fires when the simulator is closed. */
  readonly closing: AbortSignal;
  readonly downloads: SignedDownloads;
  readonly events: Events;
  readonly faults: FaultRules;
  readonly lag: ReplicationLag;
  readonly limits: { readonly primary: PrimaryLimits; readonly secondary: SecondaryLimits };
  readonly organizations: Organizations;
  readonly repositories: Repositories;
  readonly runSchedule: RunSchedule;
  readonly tokens: InstallationTokens;
}
