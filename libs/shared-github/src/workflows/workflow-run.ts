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
  /** What the run is called: the workflow's `run-name`, where it has one. */
  readonly title: string;
  readonly status: WorkflowRunStatus;
  /** Null until the run is completed. */
  readonly conclusion: WorkflowRunConclusion | null;
  readonly htmlUrl: string;
  /** `workflow_dispatch`, `push`, … */
  readonly event: string;
  readonly headSha: string;
  /** Branch or tag; empty where GitHub names none. */
  readonly headBranch: string;
  /** `.github/workflows/ci.yml` */
  readonly path: string;
  /** 1, and one more for each time it was run again. */
  readonly attempt: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export function toWorkflowRun(body: components['schemas']['workflow-run']): WorkflowRun {
  return {
    id: Number(body.id),
    name: body.name ?? '',
    title: body.display_title,
    status: (body.status ?? 'queued') as WorkflowRunStatus,
    conclusion: body.conclusion as WorkflowRunConclusion | null,
    htmlUrl: body.html_url,
    event: body.event,
    headSha: body.head_sha,
    headBranch: body.head_branch ?? '',
    // GitHub appends "@ref" for some events.
    path: body.path.replace(/@.*$/, ''),
    attempt: body.run_attempt ?? 1,
    createdAt: new Date(body.created_at),
    updatedAt: new Date(body.updated_at),
  };
}
