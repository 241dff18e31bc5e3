export type ProjectState = 'queued' | 'running' | 'succeeded' | 'failed';

/** One step of the provisioning, in the order in which the steps were first started. Dates are ISO 8601 strings. */
export interface StepRecord {
  readonly name: string;
  readonly state: 'running' | 'done' | 'failed';
  readonly detail?: string;
  readonly startedAt: string;
  readonly finishedAt?: string;
}

export interface ProjectFailure {
  readonly code: string;
  readonly message: string;
  /** The step that failed, when the failure belongs to one. */
  readonly step?: string;
}

/** What came of the work so far, as the worker reports it. */
export interface ProjectResults {
  readonly repository?: {
    readonly fullName: string;
    readonly htmlUrl: string;
    readonly cloneUrl: string;
    readonly defaultBranch: string;
  };
  /** SHA of the commit that carries the rendered template. */
  readonly commit?: string;
  readonly workflowRun?: {
    readonly id: number;
    readonly status: string | null;
    readonly conclusion: string | null;
    readonly htmlUrl: string;
  };
  /** Requests to GitHub that the project has cost. */
  readonly requests?: number;
}

/** A project as the API shows it: kept when its job is long gone. Dates are ISO 8601 strings. */
export interface ProjectRecord extends ProjectResults {
  readonly name: string;
  /** Tells this project from an earlier one of the same name that was removed. */
  readonly id: string;
  readonly state: ProjectState;
  readonly description: string;
  readonly template: string;
  readonly secretNames: readonly string[];
  readonly steps: readonly StepRecord[];
  readonly failure?: ProjectFailure;
  readonly createdAt: string;
  readonly startedAt?: string;
  readonly updatedAt: string;
  readonly finishedAt?: string;
}

/** Whether a project has come to its end: no worker will touch it again unless it is reset. */
export function isFinished(record: Pick<ProjectRecord, 'state'>): boolean {
  return record.state === 'succeeded' || record.state === 'failed';
}
