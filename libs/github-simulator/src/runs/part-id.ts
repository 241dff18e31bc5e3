const partsPerRun = 100_000;
const partsPerAttempt = 1000;

/** Id of a job or an artifact of an attempt: it follows from the run's, and leads back to it. */
export function partId(runId: number, attempt: number, index: number): number {
  return runId * partsPerRun + attempt * partsPerAttempt + index + 1;
}

export function runIdOfPart(id: number): number {
  return Math.floor(id / partsPerRun);
}
