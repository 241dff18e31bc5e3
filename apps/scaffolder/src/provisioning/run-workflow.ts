import { type GitHubAppClient, type WorkflowRun } from '@project-factory/shared-github';
import { FinalJobError, type ProjectRequest, type ProjectRun, RetryLaterError } from '@project-factory/shared-queue';

/** What of a repository a workflow needs to be started. */
export interface ProjectRepository {
  name: string;
  htmlUrl: string;
  defaultBranch: string;
}

export interface RunWorkflowOptions {
  run: ProjectRun;
  repository: ProjectRepository;
  workflow: NonNullable<ProjectRequest['workflow']>;
  signal: AbortSignal;
  /** How long a worker stays with a run, in milliseconds. Default one minute. */
  followForMs?: number;
}

/** How long a run that is not over is left alone, in milliseconds. */
const LOOK_AGAIN_MS = 30_000;

/** Dispatches the project's first workflow and follows it to its end. */
export async function runWorkflow(github: GitHubAppClient, options: RunWorkflowOptions): Promise<void> {
  const { run, repository, workflow } = options;
  const runId = await run.step(
    'dispatch',
    () => dispatch(github, options),
    (id) => `${workflow.file}, run ${id}`,
  );
  const htmlUrl = `${repository.htmlUrl}/actions/runs/${runId}`;
  if (run.project.workflowRun?.id !== runId) {
    await run.attach({ workflowRun: { id: runId, status: 'queued', conclusion: null, htmlUrl } });
  }
  await run.step(
    'run',
    () => follow(github, runId, options),
    ({ status, conclusion }) => `${status}, ${conclusion ?? 'no conclusion'}`,
  );
}

/** Adopts the run that an earlier attempt has started, and never one that is known to have failed. */
async function dispatch(
  github: GitHubAppClient,
  { run, repository, workflow, signal }: RunWorkflowOptions,
): Promise<number> {
  const { workflowRun, startedAt } = run.project;
  if (workflowRun && !hasFailed(workflowRun)) return workflowRun.id;
  const { file, ref = repository.defaultBranch, inputs } = workflow;
  const runs = await github.getWorkflowRuns(repository.name, {
    ...(startedAt && { created: since(startedAt) }),
    signal,
  });
  const ours = runs.find(
    (one) => one.path === `.github/workflows/${file}` && !hasFailed(one) && one.id !== workflowRun?.id,
  );
  return ours?.id ?? github.triggerWorkflow(repository.name, file, ref, inputs, { signal });
}

/** In GitHub's syntax, and by its clock, which may differ from ours by as much as a minute. */
function since(time: string): string {
  return `>=${new Date(Date.parse(time) - 60_000).toISOString().replace(/\.\d+Z$/, 'Z')}`;
}

function hasFailed({ conclusion }: { conclusion: string | null }): boolean {
  return conclusion !== null && conclusion !== 'success';
}

async function follow(
  github: GitHubAppClient,
  runId: number,
  { run, repository, workflow, signal, followForMs = 60_000 }: RunWorkflowOptions,
): Promise<WorkflowRun> {
  const enough = AbortSignal.timeout(followForMs);
  const finished = await github
    .waitForWorkflowRun(repository.name, runId, {
      signal: AbortSignal.any([signal, enough]),
      onChange: ({ id, status, conclusion, htmlUrl }) =>
        run.attach({ workflowRun: { id, status, conclusion, htmlUrl } }),
    })
    .catch((error: unknown) => {
      if (signal.aborted || !enough.aborted) throw error;
      throw new RetryLaterError(
        LOOK_AGAIN_MS,
        `Run ${runId} of ${workflow.file} is not over yet; it is looked at again.`,
      );
    });
  if (finished.conclusion === 'success') return finished;
  throw new FinalJobError(
    'WORKFLOW_FAILED',
    `The first run of ${workflow.file} ended as ${finished.conclusion ?? 'nothing'}. The repository stands; see ${finished.htmlUrl}. Send the project again to run it once more.`,
  );
}
