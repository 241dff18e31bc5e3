import { parseDuration } from './clock/parse-duration.js';
import { checkLimitOptions } from './rate-limit/check-limit-options.js';
import type { GitHubSimulatorOptions } from './simulator-options.js';

/** @throws RangeError for a number that cannot be meant, before anything is written */
export function checkOptions({ limits, latencyMs = 0, replicationLag = 0 }: GitHubSimulatorOptions): void {
  checkLimitOptions(limits);
  parseDuration(replicationLag);
  if (Number.isFinite(latencyMs) && latencyMs >= 0) return;
  throw new RangeError(
    `Failed to create the simulator: latencyMs is ${String(latencyMs)}. Give 0 or more milliseconds.`,
  );
}
