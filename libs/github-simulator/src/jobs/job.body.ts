import type { RepositoryCall } from '../http/call.js';
import { timestamp } from '../http/timestamp.js';
import { attemptProgress } from '../runs/run-progress.js';
import { runUrls } from '../runs/run-urls.js';
import { nodeId } from '../storage/stable-id.js';
import { stepProgress, stepsOf } from './job-steps.js';
import type { RunJob } from './run-jobs.js';

export function jobBody({ id, run, attempt, job }: RunJob, call: RepositoryCall) {
  const { url, page } = runUrls(call, run.id);
  const api = `${call.links.api}/repos/${call.repository.fullName}`;
  const progress = attemptProgress(attempt, call.world.clock.nowMs());
  const { status, startedAt, completedAt } = progress;
  const isDone = status === 'completed';
  const isAssigned = startedAt !== undefined && stepsOf(job, attempt).length > 0;
  return {
    id,
    run_id: run.id,
    workflow_name: run.workflowName,
    head_branch: run.headBranch,
    run_url: url,
    run_attempt: attempt.number,
    node_id: nodeId('CR', id),
    head_sha: run.headSha,
    url: `${api}/actions/jobs/${id}`,
    html_url: `${page}/job/${id}`,
    status,
    conclusion: isDone ? (attempt.cancelledAt === undefined ? job.conclusion : 'cancelled') : null,
    created_at: timestamp(attempt.createdAt),
    started_at: timestamp(startedAt ?? attempt.createdAt),
    completed_at: completedAt === undefined ? null : timestamp(completedAt),
    name: job.name,
    steps: isAssigned ? stepBodies({ attempt, job }, call) : [],
    check_run_url: `${api}/check-runs/${id}`,
    labels: job.labels,
    runner_id: isAssigned ? 1 : null,
    runner_name: isAssigned ? 'GitHub Actions 1' : null,
    runner_group_id: isAssigned ? 0 : null,
    runner_group_name: isAssigned ? 'GitHub Actions' : null,
  };
}

function stepBodies({ attempt, job }: Pick<RunJob, 'attempt' | 'job'>, { world }: RepositoryCall) {
  return stepsOf(job, attempt).map((step) => {
    const { status, conclusion, startedAt, completedAt } = stepProgress(step, attempt, world.clock.nowMs());
    return {
      name: step.name,
      status,
      conclusion,
      number: step.number,
      started_at: startedAt === undefined ? null : timestamp(startedAt),
      completed_at: completedAt === undefined ? null : timestamp(completedAt),
    };
  });
}
