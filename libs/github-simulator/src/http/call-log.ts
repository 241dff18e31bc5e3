import type { FaultName } from '../faults/fault-options.js';
import type { Exchange } from './exchange.js';

const mostCalls = 10_000;

/** One request that the simulator answered. Holds no body, no query and no credential. */
export interface RecordedCall {
  readonly method: string;
  readonly path: string;
  /** Template of the path (`/repos/{owner}/{repo}`); undefined for what the simulator does not model. */
  readonly route: string | undefined;
  /** GitHub's operation id (`repos/get`), or git's service. */
  readonly operation: Exchange['operation'];
  /** 0 for a connection that was broken. */
  readonly status: number;
  readonly at: Date;
  /** The fault that was injected, and the status the operation would have had; undefined: it was not carried out. */
  readonly fault?: FaultName;
  readonly outcome?: number | undefined;
}

/** The requests answered so far, in the order they arrived; of very many, the latest. */
export class CallLog {
  readonly calls: RecordedCall[] = [];

  add(call: RecordedCall): RecordedCall {
    this.calls.push(call);
    if (this.calls.length > mostCalls) this.calls.shift();
    return call;
  }

  clear(): void {
    this.calls.length = 0;
  }
}
