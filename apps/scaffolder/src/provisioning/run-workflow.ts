import type { GitHubAppClient, Repository, WorkflowRun } from '@project-factory/shared-github';
import { FinalJobError, type ProjectRequest, type ProjectRun } from '@project-factory/shared-queue';

export interface RunWorkflowOptions {
  run: ProjectRun;
  repository: Repository;
  /** The commit the workflow is to run on. */
  commit: string;
  workflow: NonNullable<ProjectRequest['workflow']>;
  signal: AbortSignal;
}

/** Dispatches the project's first workflow and follows it to its end. */
export async function runWorkflow(github: GitHubAppClient, options: RunWorkflowOptions): Promise<void> {
  const { run, workflow } = options;
  const runId = await run.step(
    'dispatch',
    () => dispatch(github, options),
    (id) => `${workflow.file}, run ${id}`,
  );
  await run.step(
    'run',
    () => follow(github, runId, options),
    ({ status, conclusion }) => `${status}, ${conclusion ?? 'no conclusion'}`,
  );
}

/** A repository of ours is new: a run of this commit that was dispatched already is an earlier attempt's. */
async function dispatch(
  github: GitHubAppClient,
  { repository, commit, workflow, signal }: RunWorkflowOptions,
): Promise<number> {
  const { file, ref = repository.defaultBranch, inputs } = workflow;
  const runs = await github.getWorkflowRuns(repository.name, { headSha: commit, signal });
  const dispatched = runs.find((candidate) => candidate.path === `.github/workflows/${file}`);
  return dispatched?.id ?? github.triggerWorkflow(repository.name, file, ref, inputs, { signal });
}

async function follow(
  github: GitHubAppClient,
  runId: number,
  { run, repository, workflow, signal }: RunWorkflowOptions,
): Promise<WorkflowRun> {
  const finished = await github.waitForWorkflowRun(repository.name, runId, {
    signal,
    onChange: ({ id, status, conclusion, htmlUrl }) => run.attach({ workflowRun: { id, status, conclusion, htmlUrl } }),
  });
  if (finished.conclusion === 'success') return finished;
  throw new FinalJobError(
    'WORKFLOW_FAILED',
    `The first run of ${workflow.file} ended as ${finished.conclusion ?? 'nothing'}. The repository stands; see ${finished.htmlUrl}.`,
  );
}
