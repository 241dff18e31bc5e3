/** The writer no longer owns the project: another worker has claimed it, or it was removed. Nothing was written. */
export class StaleWorkerError extends Error {
  readonly code = 'STALE_WORKER';
  override readonly name = 'StaleWorkerError';

  constructor(
    readonly project: string,
    readonly fence: number,
  ) {
    super(
      `Failed to write to project ${project}: claim ${fence} is no longer the latest, or the project is gone. ` +
        'Stop working on it, another worker may have taken it over.',
    );
  }
}
