import type { components } from '@octokit/openapi-types';

/** @see https://docs.github.com/rest/actions/workflow-runs */
export type WorkflowRunStatus = 'queued' | 'in_progress' | 'completed' | 'waiting' | 'requested' | 'pending';

export type WorkflowRunConclusion =
  | 'success'
  | 'failure'
  | 'cancelled'
  | 'skipped'
  | 'timed_out'
  | 'action_required'
  | 'neutral'
  | 'stale'
  | 'startup_failure';

/** A run of a workflow. */
export interface WorkflowRun {
  readonly id: number;
  readonly name: string;
  readonly status: WorkflowRunStatus;
  /** Null until the run is completed. */
  readonly conclusion: WorkflowRunConclusion | null;
  readonly htmlUrl: string;
  readonly headSha: string;
  /** `.github/workflows/ci.yml` */
  readonly path: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export function toWorkflowRun(body: components['schemas']['workflow-run']): WorkflowRun {
  return {
    id: Number(body.id),
    name: body.name ?? '',
    status: (body.status ?? 'queued') as WorkflowRunStatus,
    conclusion: body.conclusion as WorkflowRunConclusion | null,
    htmlUrl: body.html_url,
    headSha: body.head_sha,
    // GitHub appends "@ref" for some events.
    path: body.path.replace(/@.*$/, ''),
    createdAt: new Date(body.created_at),
    updatedAt: new Date(body.updated_at),
  };
}
