import type { App } from './apps/app.js';
import type { Installations } from './apps/installations.js';
import type { InstallationTokens } from './auth/installation-tokens.js';
import type { SimulatorClock } from './clock/simulator-clock.js';
import type { SignedDownloads } from './downloads/signed-downloads.js';
import type { Events } from './events/events.js';
import type { FaultRules } from './faults/fault-rules.js';
import type { ReplicationLag } from './lag/replication-lag.js';
import type { WorkflowLag } from './lag/workflow-lag.js';
import type { Accounts } from './organizations/accounts.js';
import type { AllOrganizationSettings } from './organizations/organization-settings.js';
import type { PrimaryLimits } from './rate-limit/primary-limits.js';
import type { SecondaryLimits } from './rate-limit/secondary-limits.js';
import type { Repositories } from './repositories/repositories.js';
import type { PushRuns } from './runs/push-runs.js';
import type { RunMilestones } from './runs/run-milestones.js';
import type { RunScripts } from './runs/scripts/run-scripts.js';
import type { RunSchedule } from './simulator-options.js';
import type { Gate } from './snapshots/gate.js';
import type { Sequences } from './storage/sequences.js';
import type { Webhooks } from './webhooks/webhooks.js';

/** The whole state of one simulator. */
export interface World {
  readonly accounts: Accounts;
  readonly app: App;
  readonly clock: SimulatorClock;
  /** Fires when the simulator is closed, and when another state takes the place of this one. */
  readonly closing: AbortSignal;
  readonly downloads: SignedDownloads;
  /** Version of GitHub Enterprise Server, `3.19`; undefined: github.com. */
  readonly enterpriseServer: string | undefined;
  readonly events: Events;
  readonly faults: FaultRules;
  /** Every operation passes it. */
  readonly gate: Gate;
  readonly installations: Installations;
  readonly lag: ReplicationLag;
  readonly limits: { readonly primary: PrimaryLimits; readonly secondary: SecondaryLimits };
  readonly organizationSettings: AllOrganizationSettings;
  readonly pushRuns: PushRuns;
  readonly repositories: Repositories;
  readonly runMilestones: RunMilestones;
  readonly runSchedule: RunSchedule;
  readonly runScripts: RunScripts;
  readonly sequences: Sequences;
  readonly tokens: InstallationTokens;
  readonly webhooks: Webhooks;
  readonly workflowLag: WorkflowLag;
}
