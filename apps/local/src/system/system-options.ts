import type { Environment } from '@project-factory/shared-config';
import type { PinoLogger } from '@project-factory/shared-service';
import type { LocalKeys } from '../keys/local-keys.js';

export interface Ports {
  readonly api: number;
  readonly scaffolder: number;
  readonly tools: number;
  readonly github: number;
}

/** Four ports in a row, or free ones for 0. */
export function portsFrom(first: number): Ports {
  const [api, scaffolder, tools, github] = [0, 1, 2, 3].map((offset) => (first === 0 ? 0 : first + offset));
  return { api, scaffolder, tools, github } as Ports;
}

export interface SystemOptions {
  /** The organisation of the simulated GitHub. */
  readonly org: string;
  readonly dataDirectory: string;
  readonly keys: LocalKeys;
  readonly ports: Ports;
  readonly redisUrl?: string | undefined;
  /** GitHub's limits, as variables of `GitHubSettings`. */
  readonly limits: Environment;
  readonly logger: PinoLogger;
}
