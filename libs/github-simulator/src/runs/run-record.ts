import type { ArtifactRecord } from '../artifacts/artifact-record.js';
import type { JobDefinition } from '../workflows/workflow-definition.js';
import type { Conclusion, JobConclusion, StepConclusion } from './conclusion.js';
import type { LogText } from './logs/log-text.js';
import type { LogsLayout } from './logs/logs-layout.js';

/** A workflow run as it is stored. What state it is in follows from the time. All times are milliseconds since the epoch. */
export interface RunRecord {
  readonly id: number;
  readonly number: number;
  readonly event: string;
  readonly workflowId: number;
  readonly workflowName: string;
  readonly workflowPath: string;
  readonly title: string;
  readonly headBranch: string;
  readonly headSha: string;
  readonly inputs: Readonly<Record<string, string>>;
  /** The jobs of the workflow file. */
  readonly jobs: readonly JobDefinition[];
  readonly createdAt: number;
  /** Oldest first; never empty. */
  readonly attempts: readonly AttemptRecord[];
}

/** What a run is called before it is in progress. */
export type WaitingStatus = 'queued' | 'waiting' | 'requested' | 'pending';

/** One attempt of a run, with everything that is going to happen in it. */
export interface AttemptRecord {
  readonly number: number;
  readonly createdAt: number;
  readonly waitingStatus: WaitingStatus;
  readonly queuedMs: number;
  readonly inProgressMs: number;
  readonly conclusion: Conclusion;
  /** Those that run in this attempt: after a partial re-run not all jobs of the run. */
  readonly jobs: readonly JobRecord[];
  readonly artifacts: readonly ArtifactRecord[];
  readonly logsLayout: LogsLayout;
  /** Only force-cancel ends it. */
  readonly ignoresCancel: boolean;
  readonly cancelledAt?: number;
  readonly logsDeleted?: boolean;
  /** How many of its milestones were announced. */
  readonly announced: number;
}

export interface JobRecord {
  readonly key: string;
  readonly name: string;
  readonly labels: readonly string[];
  /** Keys of the jobs that it waits for. */
  readonly needs: readonly string[];
  readonly conclusion: JobConclusion;
  /** Its own steps, without those that GitHub puts around them. */
  readonly steps: readonly StepRecord[];
}

export interface StepRecord {
  readonly name: string;
  readonly conclusion: StepConclusion;
  /** What the step printed; absent: nothing worth telling. */
  readonly log?: LogText;
}

export function currentAttempt({ attempts }: RunRecord): AttemptRecord {
  return attempts.at(-1) as AttemptRecord;
}

/** The run with one of its attempts changed. */
export function withAttempt(run: RunRecord, attempt: AttemptRecord): RunRecord {
  return { ...run, attempts: run.attempts.map((one) => (one.number === attempt.number ? attempt : one)) };
}
