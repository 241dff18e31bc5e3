import type { HttpHandler } from 'msw';
import type { BehaviourRule, Misbehaviour } from './behaviour/behaviour-log.js';
import type { StoredFile } from './git/read-files.js';
import type { FaultRule, InjectedFault } from './faults/fault-rules.js';
import type { RecordedCall } from './http/call-log.js';
import type { WorkflowLagOptions } from './lag/workflow-lag.js';
import type { RunScript } from './runs/scripts/run-script.js';
import type { AddedRunScript } from './runs/scripts/run-scripts.js';
import type { Seed } from './seed/seed.js';
import type { ListenOptions, Listening } from './server/listen.js';
import type { SimulatorSnapshot } from './snapshots/snapshots.js';
import type { WebhookDelivery } from './webhooks/webhook-delivery.js';

/** A repository as a test sees it. */
export interface RepositorySnapshot {
  readonly id: number;
  readonly owner: string;
  readonly name: string;
  readonly fullName: string;
  readonly description: string;
  readonly private: boolean;
  readonly htmlUrl: string;
  readonly cloneUrl: string;
  readonly createdAt: Date;
  readonly defaultBranch: string;
  /** The bare repository on disk, for git itself. */
  readonly gitDirectory: string;
}

/** A stateful GitHub. Two of them share nothing. */
export interface GitHubSimulator {
  /** Answers one request; never throws. The same function stands behind `handlers` and `listen()`. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** For MSW: `setupServer(...simulator.handlers)`. */
  readonly handlers: HttpHandler[];
  /** Requests answered so far, in the order they arrived. */
  readonly calls: readonly RecordedCall[];
  readonly clock: {
    now(): Date;
    /** Moves time forward: milliseconds, or `'61m'`. */
    advance(duration: string | number): void;
  };
  /** What goes wrong, and when: nothing unless told. */
  readonly faults: {
    /** @throws RangeError for a rule that could never strike */
    add(rule: FaultRule): InjectedFault;
    clear(): void;
  };
  /** Replication lag from now on: milliseconds, or `'3s'`. */
  lag(lag: string | number): void;
  /** For how long new workflow files cannot be dispatched, from now on. */
  workflowLag(lag: string | number | WorkflowLagOptions): void;
  /** What becomes of workflow runs to come. Unless told, they follow the workflow file and end well. */
  readonly runScripts: {
    /** @throws RangeError for a script that no run could follow */
    add(script: RunScript): AddedRunScript;
    clear(): void;
  };
  /** What clients did that they should not. */
  readonly misbehaviours: readonly Misbehaviour[];
  /**
   * Checks that clients waited where they were told to, kept their tokens to the host and did no write twice; with
   * `'uses its entity tags'` among the rules, that too.
   *
   * @throws AssertionError that lists what they did
   */
  assertBehaviour(rules?: readonly BehaviourRule[]): void;
  /** Serves REST and git on one port of 127.0.0.1, a free one unless told. */
  listen(options?: ListenOptions): Promise<Listening>;
  /** The plain value of an Actions secret of a repository, or of one of its environments; undefined when it is not set. */
  secret(owner: string, repository: string, name: string, where?: { environment?: string }): string | undefined;
  /** Names of a repository's Actions secrets, sorted. */
  secretNames(owner: string, repository: string): string[];
  /** The plain value of an organisation's Actions secret; undefined when it is not set. */
  organizationSecret(organization: string, name: string): string | undefined;
  /** Gives a repository a new key to seal secrets with: what is sealed with the old one is refused from now on. */
  rotateSecretsKey(owner: string, repository: string): void;
  /** The files of a branch, tag or commit, the default branch unless told; none where there is no commit. */
  files(owner: string, repository: string, ref?: string): StoredFile[];
  /**
   * A token for all of an organisation with all that the App was granted, without the way over REST.
   *
   * @throws Error when the App is not installed there
   */
  installationToken(organization: string): string;
  repositories(): RepositorySnapshot[];
  /** Logins of the accounts that the App is installed on, but for those that suspended it. */
  installations(): string[];
  /** What the App was told over its webhook. */
  readonly webhooks: {
    /** Oldest first; those of the last three days, as on GitHub. */
    readonly deliveries: readonly WebhookDelivery[];
    /** Resolves when everything that happened so far was delivered, or could not be. */
    settled(): Promise<void>;
  };
  /**
   * Adds repositories, accounts and more: all of a seed, or nothing. No run and no webhook comes of it.
   *
   * @param seed an object, or the same as YAML
   * @throws Error that names each place where something is wrong
   */
  seed(seed: Seed | string): Promise<void>;
  /**
   * Keeps the whole state: repositories with their git objects, secrets, runs, tokens, rate limits, the clock's offset,
   * ids to come, deliveries. Waits for the requests that are under way. Good until `close()`, and as often as you like.
   */
  snapshot(): Promise<SimulatorSnapshot>;
  /**
   * Makes the state what it was, and forgets what is none: calls, misbehaviours, faults, run scripts. Requests under way
   * are waited for, those that a fault keeps waiting are broken off, those that come meanwhile find the restored state.
   * Real time that passed has passed.
   *
   * @throws Error for a snapshot of another simulator
   */
  restore(snapshot: SimulatorSnapshot): Promise<void>;
  /** Makes everything what it was right after the simulator was created. */
  reset(): Promise<void>;
  /** Requests to what the simulator does not model; each was answered 501. */
  unhandled(): RecordedCall[];
  /**
   * Stops listening and git processes, waits for the operations under way, and removes a temporary directory. Requests
   * that come later find a broken connection. To close it again does no harm.
   *
   * @throws Error when the simulator itself failed in an operation, and, when `validate` is `'throw'`, when something was
   *   asked or answered that GitHub does not describe
   */
  close(): Promise<void>;
}
