import { planArtifact } from '../../artifacts/plan-artifact.js';
import { parseDuration } from '../../clock/parse-duration.js';
import type { RunSchedule } from '../../simulator-options.js';
import { conclusionOf } from '../conclusion.js';
import { partId } from '../part-id.js';
import type { AttemptRecord, JobRecord } from '../run-record.js';
import type { RunScript } from './run-script.js';

/** What an attempt is made of, beside its script. */
export interface AttemptStart {
  readonly runId: number;
  readonly number: number;
  readonly nowMs: number;
  readonly schedule: RunSchedule;
  readonly jobs: readonly JobRecord[];
  /** The jobs that ran earlier and are not to run again, for what the run comes to. */
  readonly others?: readonly JobRecord[];
}

/** Settles everything that is going to happen in an attempt. */
export function planAttempt(start: AttemptStart, script: RunScript): AttemptRecord {
  const { runId, number, nowMs, schedule, jobs, others = [] } = start;
  const { queued = schedule.queuedMs, inProgress = schedule.inProgressMs, artifacts = [] } = script;
  return {
    number,
    createdAt: nowMs,
    waitingStatus: script.status ?? 'queued',
    queuedMs: parseDuration(queued),
    inProgressMs: parseDuration(inProgress),
    conclusion: script.conclusion ?? conclusionOf([...jobs, ...others]),
    jobs,
    artifacts: artifacts.map((artifact, index) => planArtifact(partId(runId, number, index), artifact)),
    logsLayout: script.logsLayout ?? 'steps-and-jobs',
    ignoresCancel: script.ignoresCancel ?? false,
    announced: 0,
  };
}
