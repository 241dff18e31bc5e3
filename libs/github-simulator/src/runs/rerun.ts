import { basename } from 'node:path/posix';
import { latestJobs } from '../jobs/run-jobs.js';
import type { Repository } from '../repositories/repository.js';
import type { JobDefinition } from '../workflows/workflow-definition.js';
import type { World } from '../world.js';
import { type JobRecord, type RunRecord, currentAttempt } from './run-record.js';
import { planAttempt } from './scripts/plan-attempt.js';
import { planJobs, planJobsAgain } from './scripts/plan-jobs.js';

/** Starts another attempt of a run: of all of its jobs, or of those with the given keys. */
export function rerun(world: World, repository: Repository, run: RunRecord, keys?: ReadonlySet<string>): void {
  const { clock, runMilestones, runSchedule, runScripts } = world;
  // The end of the attempt before is announced before another one begins.
  runMilestones.check();
  const script = runScripts.take({ workflow: basename(run.workflowPath), event: run.event });
  const latest = latestJobs(run).map(({ job }) => job);
  const again = latest.filter(({ key }) => keys?.has(key) ?? true);
  const jobs = keys
    ? planJobsAgain(again.map(definitionOf), script)
    : planJobs(again.length > 0 ? again.map(definitionOf) : run.jobs, script);
  const others = keys ? latest.filter((job) => !again.includes(job)) : [];
  const number = currentAttempt(run).number + 1;
  const start = { runId: run.id, number, nowMs: clock.nowMs(), schedule: runSchedule, jobs, others };
  const announced = repository.runs.find(run.id) ?? run;
  repository.runs.save({ ...announced, attempts: [...announced.attempts, planAttempt(start, script)] });
  runMilestones.follow(repository, run.id);
}

function definitionOf({ key, name, labels, needs, steps }: JobRecord): JobDefinition {
  return { key, name, labels, needs, steps: steps.map((step) => step.name) };
}
