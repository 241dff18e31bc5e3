import type { HttpHandler } from 'msw';
import type { BehaviourRule, Misbehaviour } from './behaviour/behaviour-log.js';
import type { FaultRule, InjectedFault } from './faults/fault-rules.js';
import type { RecordedCall } from './http/call-log.js';
import type { ListenOptions, Listening } from './server/listen.js';

/** A repository as a test sees it. */
export interface RepositorySnapshot {
  readonly id: number;
  readonly owner: string;
  readonly name: string;
  readonly fullName: string;
  readonly private: boolean;
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
  /** Requests answered so far, oldest first. */
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
  /** The plain value of an Actions secret, or undefined when it is not set. */
  secret(owner: string, repository: string, name: string): string | undefined;
  /** Names of a repository's Actions secrets, sorted. */
  secretNames(owner: string, repository: string): string[];
  /**
   * A token for all of an organisation with all that the App was granted, without the way over REST.
   *
   * @throws Error when the App is not installed there
   */
  installationToken(organization: string): string;
  repositories(): RepositorySnapshot[];
  /** Requests to what the simulator does not model; each was answered 501. */
  unhandled(): RecordedCall[];
  /**
   * Stops listening and git processes, and removes a temporary directory.
   *
   * @throws Error when `validate` is `'throw'` and something was asked or answered that GitHub does not describe
   */
  close(): Promise<void>;
}
