import type { FaultRule } from '@project-factory/github-simulator';

/** Something that goes wrong once, or each time, with one request of an operation. */
export interface Fault {
  /** As the table calls it. */
  readonly title: string;
  /** What the simulator is told; nothing for a call that nobody disturbs. */
  readonly rule?: (now: Date) => RuleOf<FaultRule>;
  /** When the token was minted: a second before the call, instead of a minute. */
  readonly hasFreshToken?: boolean;
  /** The client may wait for a limit; else it fails at once. */
  readonly mayWait?: boolean;
  /** The App was not granted what the request needs. */
  readonly lacksPermission?: boolean;
  /** How long nothing may be asked for, in seconds, where GitHub says so without a limit. */
  readonly lastsSeconds?: number;
  /** How the simulator's answer reaches the client, if not as it is. */
  readonly disguise?: Disguise;
  /** What strikes every request, and not only the one that is named. */
  readonly isEverywhere?: boolean;
}

/**
 * `silence`: the client waits for an answer until its deadline is over. `same-origin`: a redirect does not lead to
 * another host, but to the same address again.
 */
export type Disguise = 'silence' | 'same-origin';

type RuleOf<T> = T extends unknown ? Omit<T, 'operation' | 'path' | 'after'> : never;
