import type { Conclusion, JobConclusion, StepConclusion } from '../conclusion.js';
import type { LogText } from '../logs/log-text.js';
import type { LogsLayout } from '../logs/logs-layout.js';
import type { WaitingStatus } from '../run-record.js';

/** What becomes of workflow runs. Whatever is left out follows the workflow file and ends well. */
export interface RunScript {
  /** File name (`ci.yml`). Default: every workflow. */
  readonly workflow?: string;
  /** `push`, `workflow_dispatch`. Default: whatever started the run. */
  readonly event?: string;
  /** How many attempts follow it; a re-run is one more. Default: all to come. */
  readonly times?: number;
  /** Milliseconds, or `'30s'`. Default: as the simulator's `runSchedule` says. */
  readonly queued?: string | number;
  readonly inProgress?: string | number;
  /** What the run is called until it is in progress. Default `queued`. */
  readonly status?: WaitingStatus;
  /** Default: what the jobs come to. */
  readonly conclusion?: Conclusion;
  /** The jobs of the run. Default: those of the workflow file. */
  readonly jobs?: readonly JobScript[];
  /** There when the run is completed. */
  readonly artifacts?: readonly ArtifactScript[];
  /** Default `steps-and-jobs`. */
  readonly logsLayout?: LogsLayout;
  /** Goes on when it is cancelled; only force-cancel ends it. Default false. */
  readonly ignoresCancel?: boolean;
}

export interface JobScript {
  /** Of a job of the workflow file, which it takes its steps and labels from, or of another. */
  readonly name: string;
  /** Default: what the steps come to. */
  readonly conclusion?: JobConclusion;
  /** Its own steps, without `Set up job` and `Complete job`. */
  readonly steps?: readonly StepScript[];
  /** What its last step prints. */
  readonly log?: LogText;
}

export interface StepScript {
  readonly name: string;
  readonly conclusion?: StepConclusion;
  readonly log?: LogText;
}

export interface ArtifactScript {
  readonly name: string;
  /** Of a single file, named as the artifact. */
  readonly content?: string | Uint8Array;
  /** Content by path. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** Default 90. */
  readonly retentionDays?: number;
}
