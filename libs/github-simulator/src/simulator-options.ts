import type { Permissions } from './auth/permissions.js';
import type { LimitOptions } from './rate-limit/limit-options.js';

/** The GitHub App that may talk to the simulator. One of the keys is needed; only its public half is ever used. */
export interface SimulatedApp {
  readonly id: number;
  /** PEM, SPKI or PKCS#1. */
  readonly publicKey?: string;
  /** PEM, PKCS#1 or PKCS#8, for those who have nothing else at hand. */
  readonly privateKey?: string;
  /** Default `project-factory`. */
  readonly slug?: string;
  /** What the App was granted. Default: everything that the simulator models, at its highest level. */
  readonly permissions?: Permissions;
}

export interface SimulatedOrganization {
  readonly login: string;
  /** Whether the App is installed there. Default true. */
  readonly installed?: boolean;
  /** Whether the installation is suspended. Default false. */
  readonly suspended?: boolean;
}

/** How long a workflow run stays in each state, by the simulator's clock. */
export interface RunSchedule {
  readonly queuedMs: number;
  readonly inProgressMs: number;
}

/** One line of the request log. Never holds a body, a query or a credential. */
export interface LogEntry {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly durationMs: number;
  readonly error?: unknown;
}

export interface GitHubSimulatorOptions {
  readonly app: SimulatedApp;
  readonly organizations: readonly (string | SimulatedOrganization)[];
  /** Where the state is kept. Absent: a temporary directory that `close()` removes. One simulator per directory. */
  readonly directory?: string;
  /** Milliseconds since the epoch. Default `Date.now`. */
  readonly clock?: () => number;
  /**
   * Origin of `clone_url`, `html_url` and the like. A function is asked each time, so that it may name a port that
   * `listen()` found later. Default: `https://github.com` for clients of `https://api.github.com`, else their own origin.
   */
  readonly gitBaseUrl?: string | (() => string);
  /** Default: 300 ms queued, 700 ms in progress. */
  readonly runSchedule?: RunSchedule;
  /** The limits that are enforced. Default: all that GitHub documents. */
  readonly limits?: LimitOptions;
  /** For how long a new repository is missing below its own address: milliseconds, or `'3s'`. Default 0. */
  readonly replicationLag?: string | number;
  /** How long every answer takes, in real milliseconds. Default 0. */
  readonly latencyMs?: number;
  /**
   * `'throw'`: everything asked and answered is held against GitHub's OpenAPI description. What it does not allow is
   * answered 500, and `close()` throws. Default `'off'`, which is faster and for servers.
   */
  readonly validate?: 'throw' | 'off';
  /** Told of every request. Default: silence. */
  readonly log?: (entry: LogEntry) => void;
}
