import { setMaxListeners } from 'node:events';
import type { App } from './apps/app.js';
import { Installations } from './apps/installations.js';
import { InstallationTokens } from './auth/installation-tokens.js';
import { SimulatorClock } from './clock/simulator-clock.js';
import { storedClockMemory } from './clock/stored-clock-memory.js';
import { SignedDownloads } from './downloads/signed-downloads.js';
import { Events } from './events/events.js';
import { FaultRules } from './faults/fault-rules.js';
import { ReplicationLag } from './lag/replication-lag.js';
import { WorkflowLag } from './lag/workflow-lag.js';
import { AllOrganizationSettings } from './organizations/organization-settings.js';
import { readAccounts } from './organizations/read-accounts.js';
import { PrimaryLimits } from './rate-limit/primary-limits.js';
import { SecondaryLimits } from './rate-limit/secondary-limits.js';
import { Repositories } from './repositories/repositories.js';
import { PushRuns } from './runs/push-runs.js';
import { RunMilestones } from './runs/run-milestones.js';
import { RunScripts } from './runs/scripts/run-scripts.js';
import type { GitHubSimulatorOptions } from './simulator-options.js';
import { Gate } from './snapshots/gate.js';
import { Sequences } from './storage/sequences.js';
import type { StateDirectory } from './storage/state-directory.js';
import { Webhooks } from './webhooks/webhooks.js';
import type { World } from './world.js';

const defaultSchedule = { queuedMs: 300, inProgressMs: 700 };

/** Puts the parts of the state together, with what a directory holds from before. */
export function createWorld(
  app: App,
  options: GitHubSimulatorOptions,
  directory: StateDirectory,
  closing: AbortSignal,
): World {
  // However many requests wait for it.
  setMaxListeners(0, closing);
  const clock = new SimulatorClock(options.clock, storedClockMemory(directory));
  const { accounts, wishes } = readAccounts(options);
  const sequences = new Sequences(directory);
  const repositories = new Repositories(directory.child('repositories'), sequences, accounts);
  const events = new Events();
  const runStarter = {
    repositories,
    runMilestones: new RunMilestones({ clock, closing, directory, events, repositories }),
    runSchedule: options.runSchedule ?? defaultSchedule,
    runScripts: new RunScripts(),
  };
  return {
    ...runStarter,
    accounts,
    app,
    clock,
    closing,
    downloads: new SignedDownloads(clock),
    enterpriseServer: options.enterpriseServer,
    events,
    faults: new FaultRules(),
    gate: new Gate(),
    installations: new Installations(directory, wishes, clock.now()),
    lag: new ReplicationLag(clock, options.replicationLag),
    limits: {
      primary: new PrimaryLimits(clock, (accountId) => repositories.ownedBy(accountId).length, options.limits),
      secondary: new SecondaryLimits(clock, options.limits),
    },
    organizationSettings: new AllOrganizationSettings(directory.child('organizations')),
    pushRuns: new PushRuns(events, clock, runStarter),
    sequences,
    tokens: new InstallationTokens(clock, app.id, options.tokenFormat),
    webhooks: new Webhooks(directory.child('webhooks'), { app, clock, closing, sequences }),
    workflowLag: new WorkflowLag(clock, options.workflowLag),
  };
}
