/** What every method of the client takes beside its own arguments. */
export interface RequestOptions {
  /** Ends the call, and everything it is waiting for. */
  signal?: AbortSignal;
}
