import type { Permissions } from './auth/permissions.js';
import type { TokenFormat } from './auth/token-value.js';
import type { WorkflowLagOptions } from './lag/workflow-lag.js';
import type { LimitOptions } from './rate-limit/limit-options.js';
import type { Seed } from './seed/seed.js';
import type { WebhookOptions } from './webhooks/webhook-options.js';

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
  /** Where it is told of pushes and workflow runs. Default: nowhere. */
  readonly webhook?: WebhookOptions;
}

export interface SimulatedAccount {
  readonly login: string;
  /** Whether the App is installed there. Default true. */
  readonly installed?: boolean;
  /** Whether the installation is suspended. Default false. What was changed over REST since is kept. */
  readonly suspended?: boolean;
  /** Names of the repositories that the installation may see, beside those it makes. Default: all of the account. */
  readonly repositories?: readonly string[];
}

export type SimulatedOrganization = SimulatedAccount;

export interface SimulatedUser extends SimulatedAccount {
  /** As it is shown. Default: the login. */
  readonly name?: string;
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
  /** People, who may own repositories too. Default: none. */
  readonly users?: readonly (string | SimulatedUser)[];
  /** What there is at the beginning, as an object or as YAML. A directory that was seeded before is left as it is. */
  readonly seed?: Seed | string;
  /** Where the state is kept. Absent: in memory, and for git in a temporary directory that `close()` removes. One simulator per directory. */
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
  /** For how long a new workflow file cannot be dispatched: milliseconds, or `'3s'`. Default 0. */
  readonly workflowLag?: string | number | WorkflowLagOptions;
  /** Answers as GitHub Enterprise Server of that version (`'3.19'`) where it differs. Default: as github.com. */
  readonly enterpriseServer?: string;
  /** `'jwt'`: installation tokens have the newer shape, about 520 characters long. Default `'opaque'`. */
  readonly tokenFormat?: TokenFormat;
  /** How long every answer takes, in real milliseconds. Default 0. */
  readonly latencyMs?: number;
  /**
   * `'throw'`: everything asked and answered is held against GitHub's OpenAPI description. What it does not allow is
   * answered 500, and `close()` throws, as it does for a crash of the simulator's. Default `'off'`, which is faster and for servers.
   */
  readonly validate?: 'throw' | 'off';
  /** Told of every request. Default: silence. */
  readonly log?: (entry: LogEntry) => void;
}
