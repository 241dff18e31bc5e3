/** What a dispatch may bring, which differs between github.com and GitHub Enterprise Server. */
export interface DispatchLimits {
  readonly mostInputs: number;
  /** Whether `return_run_details` may be asked for. */
  readonly namesRuns: boolean;
}

/** The last version of GitHub Enterprise Server with the old limits. */
const lastOld = [3, 19] as const;

/** @param enterpriseServer version, `3.19`; undefined: github.com */
export function dispatchLimits(enterpriseServer: string | undefined): DispatchLimits {
  const isOld = enterpriseServer !== undefined && isAtMost(enterpriseServer, lastOld);
  return isOld ? { mostInputs: 10, namesRuns: false } : { mostInputs: 25, namesRuns: true };
}

function isAtMost(version: string, [major, minor]: readonly [number, number]): boolean {
  const [ownMajor = 0, ownMinor = 0] = version.split('.').map(Number);
  return ownMajor < major || (ownMajor === major && ownMinor <= minor);
}
