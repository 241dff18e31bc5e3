export { DirectoryLock } from './embedded/directory-lock.js';
export { DirectoryInUseError } from './errors/directory-in-use.error.js';
export { FinalJobError } from './errors/final-job.error.js';
export { ProjectExistsError } from './errors/project-exists.error.js';
export { QueueUnavailableError } from './errors/queue-unavailable.error.js';
export { RetryLaterError } from './errors/retry-later.error.js';
export { SealedSecretsError } from './errors/sealed-secrets.error.js';
export { SealingKeyError } from './errors/sealing-key.error.js';
export { StaleWorkerError } from './errors/stale-worker.error.js';
export { UnsafeEvictionError } from './errors/unsafe-eviction.error.js';
export type { FollowOptions } from './projects/follow-events.js';
export type { ProjectClaim } from './projects/project-claim.js';
export type { ProjectEvent, ProjectStateEvent, ProjectStepEvent } from './projects/project-event.js';
export {
  isFinished,
  type ProjectFailure,
  type ProjectRecord,
  type ProjectResults,
  type ProjectState,
  type StepRecord,
} from './projects/project-record.js';
export type { ProjectRequest } from './projects/project-request.js';
export { ProjectStore } from './projects/project-store.js';
export type { QueueModuleOptions } from './queue.module-definition.js';
export { QueueModule } from './queue.module.js';
export { openSecrets } from './secrets/open-secrets.js';
export { sealSecrets } from './secrets/seal-secrets.js';
export { generateSealingKeys, publicKeyOf, type SealingKeys } from './secrets/sealing-keys.js';
export { PROJECTS_QUEUE, type ProjectJobData } from './submissions/project-job.js';
export { ProjectSubmissions, type Submission } from './submissions/project-submissions.js';
export type { ProjectHandler } from './worker/project-handler.js';
export { ProjectRun } from './worker/project-run.js';
export { ProjectWorker } from './worker/project-worker.js';
