import { type Answer, json } from '../http/answer.js';
import { ApiError } from '../http/api.error.js';
import type { RepositoryCall } from '../http/call.js';
import { findRun } from './find-run.js';
import { runProgress } from './run-progress.js';
import { currentAttempt, withAttempt } from './run-record.js';

/** Ends a run, unless its script says that it does not listen. */
export function cancelRun(call: RepositoryCall): Answer {
  return endRun(call, false);
}

export function forceCancelRun(call: RepositoryCall): Answer {
  return endRun(call, true);
}

function endRun(call: RepositoryCall, isForced: boolean): Answer {
  const { repository, world } = call;
  // What has happened until now is announced before time takes another course.
  world.runMilestones.check();
  const run = findRun(call);
  const attempt = currentAttempt(run);
  const nowMs = world.clock.nowMs();
  if (runProgress(run, nowMs).status === 'completed') {
    throw new ApiError(409, 'Cannot cancel a workflow run that is completed.');
  }
  if (isForced || !attempt.ignoresCancel) {
    repository.runs.save(withAttempt(run, { ...attempt, cancelledAt: nowMs }));
    world.runMilestones.check();
  }
  return json({}, 202);
}
