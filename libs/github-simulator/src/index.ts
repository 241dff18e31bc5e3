export { createGitHubSimulator } from './create-github-simulator.js';
export type { GitHubSimulator, RepositorySnapshot } from './github-simulator.js';
export type {
  GitHubSimulatorOptions,
  LogEntry,
  RunSchedule,
  SimulatedAccount,
  SimulatedApp,
  SimulatedOrganization,
  SimulatedUser,
} from './simulator-options.js';
export type { BehaviourRule, Misbehaviour } from './behaviour/behaviour-log.js';
export type { FaultName, FaultOptions } from './faults/fault-options.js';
export type { FaultRule, InjectedFault } from './faults/fault-rules.js';
export type { WorkflowLagOptions } from './lag/workflow-lag.js';
export type { OperationId } from './operations/requirements.js';
export { type LimitOptions, documentedLimits } from './rate-limit/limit-options.js';
export type { PermissionLevel, Permissions } from './auth/permissions.js';
export type { TokenFormat } from './auth/token-value.js';
export type { StoredFile } from './git/read-files.js';
export type { RecordedCall } from './http/call-log.js';
export type {
  Seed,
  SeedBranch,
  SeedCommit,
  SeedEnvironment,
  SeedFile,
  SeedFiles,
  SeedRepository,
  SharedValue,
} from './seed/seed.js';
export type { Conclusion, JobConclusion, StepConclusion } from './runs/conclusion.js';
export type { GeneratedLines, LogText } from './runs/logs/log-text.js';
export type { LogsLayout } from './runs/logs/logs-layout.js';
export type { ArtifactScript, JobScript, RunScript, StepScript } from './runs/scripts/run-script.js';
export type { AddedRunScript } from './runs/scripts/run-scripts.js';
export type { ListenOptions, Listening } from './server/listen.js';
export type { SimulatorSnapshot } from './snapshots/snapshots.js';
export type { WebhookDelivery } from './webhooks/webhook-delivery.js';
export type { WebhookEvent, WebhookOptions } from './webhooks/webhook-options.js';
