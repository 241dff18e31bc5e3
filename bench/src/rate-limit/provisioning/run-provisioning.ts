import { runChild } from '../../child.js';
import type { ContenderName } from './contenders/contenders.js';

export interface ProvisioningOutcome {
  /** When each project was done, in simulated milliseconds. */
  readonly doneAtMs: readonly number[];
  /** Projects that were begun, and given up. */
  readonly failed: number;
  /** Those of them that have a repository. */
  readonly halfDone: number;
  /** How often GitHub said that it was too much. */
  readonly refusals: number;
}

export interface Scenario {
  /** So many projects at the same time. */
  readonly workers: number;
  /** Infinity: one after the other until time is up. */
  readonly projects: number;
  /** Simulated hours after which it is broken off. */
  readonly hours: number;
}

export async function runProvisioning(
  contender: ContenderName,
  { workers, projects, hours }: Scenario,
): Promise<ProvisioningOutcome> {
  const { said, stop } = await runChild<ProvisioningOutcome>(new URL('./provisioning.process.ts', import.meta.url), {
    args: [contender, String(workers), String(projects), String(hours)],
  });
  await stop();
  return said;
}
