import type { Repository } from '../repositories/repository.js';
import { runIdOfPart } from '../runs/part-id.js';
import { attemptProgress } from '../runs/run-progress.js';
import { type AttemptRecord, type RunRecord, withAttempt } from '../runs/run-record.js';
import type { ArtifactRecord } from './artifact-record.js';

const dayMs = 86_400_000;

/** An artifact that was uploaded. Times are milliseconds since the epoch. */
export interface RunArtifact {
  readonly run: RunRecord;
  readonly attempt: AttemptRecord;
  readonly artifact: ArtifactRecord;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly isExpired: boolean;
}

/** The artifacts of a run, newest first: an attempt uploads its own when it is completed, unless it was cancelled. */
export function artifactsOf(run: RunRecord, nowMs: number): RunArtifact[] {
  return [...run.attempts].reverse().flatMap((attempt) => {
    const { completedAt } = attemptProgress(attempt, nowMs);
    if (completedAt === undefined || attempt.cancelledAt !== undefined) return [];
    return [...attempt.artifacts].reverse().map((artifact) => {
      const expiresAt = completedAt + artifact.retentionDays * dayMs;
      return { run, attempt, artifact, createdAt: completedAt, expiresAt, isExpired: nowMs >= expiresAt };
    });
  });
}

export function findRunArtifact({ runs }: Repository, id: number, nowMs: number): RunArtifact | undefined {
  const run = runs.find(runIdOfPart(id));
  return run && artifactsOf(run, nowMs).find(({ artifact }) => artifact.id === id);
}

export function deleteArtifact({ runs }: Repository, { run, attempt, artifact }: RunArtifact): void {
  const artifacts = attempt.artifacts.filter((one) => one !== artifact);
  runs.save(withAttempt(run, { ...attempt, artifacts }));
}
