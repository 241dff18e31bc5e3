import type { RepositoryCall } from '../http/call.js';
import { timestamp } from '../http/timestamp.js';
import { nodeId } from '../storage/stable-id.js';
import type { JobDefinition } from '../workflows/workflow-definition.js';
import { type RunProgress, runProgress } from './run-progress.js';
import type { RunRecord } from './run-record.js';
import { runUrls } from './run-urls.js';

/** Job ids follow from the run's, which leaves nothing to store. */
export function jobIdOf(run: RunRecord, index: number): number {
  return run.id * 100 + index + 1;
}

export function jobBody(run: RunRecord, job: JobDefinition, index: number, call: RepositoryCall) {
  const { world, repository, links } = call;
  const id = jobIdOf(run, index);
  const { url, page } = runUrls(call, run.id);
  const api = `${links.api}/repos/${repository.fullName}`;
  const progress = runProgress(run, world.runSchedule, world.clock.nowMs());
  const { status, conclusion, startedAt, completedAt } = progress;
  const isAssigned = status !== 'queued';
  return {
    id,
    run_id: run.id,
    workflow_name: run.workflowName,
    head_branch: run.headBranch,
    run_url: url,
    run_attempt: 1,
    node_id: nodeId('CR', id),
    head_sha: run.headSha,
    url: `${api}/actions/jobs/${id}`,
    html_url: `${page}/job/${id}`,
    status,
    conclusion,
    created_at: timestamp(run.createdAt),
    started_at: timestamp(startedAt ?? run.createdAt),
    completed_at: completedAt === undefined ? null : timestamp(completedAt),
    name: job.name,
    steps: isAssigned ? stepBodies(job, progress) : [],
    check_run_url: `${api}/check-runs/${id}`,
    labels: job.labels,
    runner_id: isAssigned ? 1 : null,
    runner_name: isAssigned ? 'GitHub Actions 1' : null,
    runner_group_id: isAssigned ? 0 : null,
    runner_group_name: isAssigned ? 'GitHub Actions' : null,
  };
}

function stepBodies(job: JobDefinition, { status, conclusion, startedAt, completedAt }: RunProgress) {
  return ['Set up job', ...job.steps, 'Complete job'].map((name, index) => ({
    name,
    status,
    conclusion,
    number: index + 1,
    started_at: startedAt === undefined ? null : timestamp(startedAt),
    completed_at: completedAt === undefined ? null : timestamp(completedAt),
  }));
}
