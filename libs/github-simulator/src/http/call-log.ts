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
  /** When each of them arrived. */
  private readonly numbers: number[] = [];

  /** @param number how many requests had arrived with this one */
  add(call: RecordedCall, number: number): void {
    // Few are under way at a time, so that the place is near the end.
    const place = this.numbers.findLastIndex((earlier) => earlier < number) + 1;
    this.calls.splice(place, 0, call);
    this.numbers.splice(place, 0, number);
    if (this.calls.length <= mostCalls) return;
    this.calls.shift();
    this.numbers.shift();
  }

  clear(): void {
    this.calls.length = 0;
    this.numbers.length = 0;
  }
}
