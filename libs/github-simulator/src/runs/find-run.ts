import { notFound } from '../http/api.error.js';
import { type RepositoryCall, param } from '../http/call.js';
import type { AttemptRecord, RunRecord } from './run-record.js';

/** @throws ApiError 404 */
export function findRun(call: RepositoryCall): RunRecord {
  const run = call.repository.runs.find(Number(param(call, 'run_id')));
  if (!run) throw notFound();
  return run;
}

/** @throws ApiError 404 when there is no such run, or it has not come to that attempt */
export function findAttempt(call: RepositoryCall): { run: RunRecord; attempt: AttemptRecord } {
  const run = findRun(call);
  const attempt = run.attempts.find(({ number }) => String(number) === param(call, 'attempt_number'));
  if (!attempt) throw notFound();
  return { run, attempt };
}
