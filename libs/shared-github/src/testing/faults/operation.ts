import type { FaultRule, GitHubSimulator, RunScript } from '@project-factory/github-simulator';
import type { GitHubAppClient } from '../../github-app.client.js';
import type { Expectations } from './expectation.js';

/** A call of the client, and the one of its requests that meets the faults. */
export interface Operation {
  /** `createRepo` */
  readonly method: string;
  /** The request that is struck, as `POST repos`. */
  readonly struck: string;
  readonly strikes: Strikes;
  /** What the request needs, as `X-Accepted-GitHub-Permissions` names it; undefined where no permission can be missing. */
  readonly needs?: string;
  /** The client knows nothing yet: it has no token, and has not looked for the installation. */
  readonly isCold?: boolean;
  /** A run of `done.yml` is made before, and completed unless this script says otherwise. */
  readonly run?: RunScript;
  /** The call. It is made a second time, with another `round`, when the fault is over. */
  readonly act: (client: GitHubAppClient, at: Situation) => Promise<unknown>;
  /** What GitHub says of it afterwards. */
  readonly aftermath: (simulator: GitHubSimulator, at: Situation) => Aftermath | Promise<Aftermath>;
  readonly expected: Expectations;
}

export interface Aftermath {
  /** What the call must have returned. */
  readonly returns?: unknown;
  /** What it has done: `nothing`, `done`, or else in words. Undefined for reads. */
  readonly did?: string;
}

/** Which requests the fault strikes. */
export type Strikes = Pick<FaultRule, 'operation' | 'path' | 'after'>;

export interface Situation {
  /** 1 while the fault is there, 2 afterwards. */
  readonly round: 1 | 2;
  /** Of the run that was made before; 0 where there is none. */
  readonly runId: number;
}
