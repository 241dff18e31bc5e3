const mostCalls = 10_000;

/** One request that the simulator answered. Holds no body, no query and no credential. */
export interface RecordedCall {
  readonly method: string;
  readonly path: string;
  /** Template of the path (`/repos/{owner}/{repo}`); undefined for what the simulator does not model. */
  readonly route: string | undefined;
  readonly status: number;
  readonly at: Date;
}

/** The requests answered so far, in the order they arrived; of very many, the latest. */
export class CallLog {
  readonly calls: RecordedCall[] = [];

  add(call: RecordedCall): void {
    this.calls.push(call);
    if (this.calls.length > mostCalls) this.calls.shift();
  }
}
