/** What GitHub's `x-ratelimit-*` headers say of the hour, by GitHub's own clock. */
export interface ObservedBudget {
  readonly limit: number;
  readonly used: number;
  /** `x-ratelimit-reset` as it stands there: seconds since the epoch. Tells one hour from the next. */
  readonly reset: number;
  /** From the answer's `Date` until then. */
  readonly resetInMs: number;
}

export interface ObservedRefusal {
  readonly limit: 'primary' | 'secondary';
  /** Undefined where GitHub names no time. */
  readonly retryAfterMs: number | undefined;
}

/** How a request ended. */
export interface RequestOutcome {
  /** `free`: GitHub does not count it to the hour, as with a 304. `unsent`: it never left. `lost`: no answer came. */
  readonly kind: 'answered' | 'free' | 'lost' | 'unsent';
  readonly budget?: ObservedBudget | undefined;
  readonly refusal?: ObservedRefusal | undefined;
  /** Each of them was a request of its own to GitHub. Default 0. */
  readonly redirects?: number;
}
