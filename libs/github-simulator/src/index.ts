export { createGitHubSimulator } from './create-github-simulator.js';
export type { GitHubSimulator, RepositorySnapshot } from './github-simulator.js';
export type {
  GitHubSimulatorOptions,
  LogEntry,
  RunSchedule,
  SimulatedApp,
  SimulatedOrganization,
} from './simulator-options.js';
export type { BehaviourRule, Misbehaviour } from './behaviour/behaviour-log.js';
export type { FaultName, FaultOptions } from './faults/fault-options.js';
export type { FaultRule, InjectedFault } from './faults/fault-rules.js';
export type { OperationId } from './operations/requirements.js';
export { type LimitOptions, documentedLimits } from './rate-limit/limit-options.js';
export type { PermissionLevel, Permissions } from './auth/permissions.js';
export type { RecordedCall } from './http/call-log.js';
export type { ListenOptions, Listening } from './server/listen.js';
