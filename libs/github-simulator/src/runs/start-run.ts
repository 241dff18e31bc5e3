import { basename } from 'node:path/posix';
import type { Repository } from '../repositories/repository.js';
import type { Workflow } from '../workflows/workflow.js';
import type { World } from '../world.js';
import type { RunRecord } from './run-record.js';
import { runTitle } from './run-title.js';
import { planAttempt } from './scripts/plan-attempt.js';
import { planJobs } from './scripts/plan-jobs.js';

/** What of the world it takes to start a run. */
export type RunStarter = Pick<World, 'repositories' | 'runMilestones' | 'runSchedule' | 'runScripts'>;

export interface RunStart {
  readonly event: string;
  readonly workflow: Workflow;
  readonly head: { readonly name: string; readonly sha: string };
  readonly inputs: Readonly<Record<string, string>>;
  /** What it is called when the workflow does not say. Default: the name of the workflow. */
  readonly title?: string;
  readonly nowMs: number;
}

/** Starts a run of a workflow; from then on all of it is a matter of time. */
export function startRun(world: RunStarter, repository: Repository, start: RunStart): RunRecord {
  const { event, workflow, head, inputs, nowMs } = start;
  const { definition } = workflow;
  const named = {
    id: world.repositories.nextRunId(),
    number: repository.runs.takeNumber(workflow.id),
    event,
    workflowId: workflow.id,
    workflowName: workflow.name,
    workflowPath: workflow.path,
    headBranch: head.name,
    headSha: head.sha,
    inputs,
    jobs: definition.jobs,
    createdAt: nowMs,
  };
  const title = definition.runName === undefined ? (start.title ?? workflow.name) : runTitle(definition.runName, named);
  const script = scriptOf(world, start);
  const jobs = planJobs(definition.jobs, script);
  const attempt = planAttempt({ runId: named.id, number: 1, nowMs, schedule: world.runSchedule, jobs }, script);
  const run: RunRecord = { ...named, title, attempts: [attempt] };
  repository.runs.save(run);
  world.runMilestones.follow(repository, run.id);
  return run;
}

/** A file that cannot be read makes a run that does not even start. */
function scriptOf({ runScripts }: RunStarter, { workflow: { path, definition }, event }: RunStart) {
  if (definition.fault !== undefined) return { conclusion: 'startup_failure' } as const;
  return runScripts.take({ workflow: basename(path), event });
}
