import { type Answer, json } from '../http/answer.js';
import { notFound } from '../http/api.error.js';
import { type RepositoryCall, param } from '../http/call.js';
import { linkHeader, pageOf, slice } from '../http/paginate.js';
import { stepProgress, stepsOf } from './job-steps.js';
import { type RunJob, findRunJob } from './run-jobs.js';

/** What GitHub itself notes at a job: one line for each step that failed. A job is a check run of the same id. */
export function listAnnotations(call: RepositoryCall): Answer {
  const found = findRunJob(call.repository, Number(param(call, 'check_run_id')));
  if (!found) throw notFound();
  const annotations = failedSteps(found, call.world.clock.nowMs()).map(() => annotationBody(found, call));
  const page = pageOf(call);
  return json(slice(annotations, page), 200, linkHeader(call, page, annotations.length));
}

function failedSteps({ job, attempt }: RunJob, nowMs: number) {
  return stepsOf(job, attempt).filter((step) => stepProgress(step, attempt, nowMs).conclusion === 'failure');
}

function annotationBody({ run }: RunJob, { links, repository }: RepositoryCall) {
  const path = '.github';
  return {
    path,
    blob_href: `${links.web}/${repository.fullName}/blob/${run.headSha}/${path}`,
    start_line: 1,
    start_column: null,
    end_line: 1,
    end_column: null,
    annotation_level: 'failure',
    title: '',
    message: 'Process completed with exit code 1.',
    raw_details: '',
  };
}
