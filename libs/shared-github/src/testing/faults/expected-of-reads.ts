import { type Expectations, fails, value } from './expectation.js';

/** Where in a call the request stands that is struck. */
export interface Place {
  /** How many requests the call takes that nobody disturbs. */
  readonly of: number;
  /** Which of them is struck, counted from 1. */
  readonly at: number;
}

/** A request that may be sent twice: what may pass is tried again, up to four times in all. */
export function expectedOfReads({ of, at }: Place): Expectations {
  const again = value(of + 1);
  return {
    nothing: value(of),
    serverError: again,
    badGateway: again,
    badGatewayAfterEffect: again,
    badGatewayAlways: fails('GitHubUnavailableError', at + 3),
    serviceUnavailable: again,
    // Nothing is asked for before that time, not even what became of it.
    serviceUnavailableAfter: fails('GitHubUnavailableError (30 s)', at),
    ...expectedOfLimits(at),
    secondary429Waited: again,
    unauthorizedFresh: again,
    forbiddenFresh: again,
    unauthorizedLate: value(of + 2, { mints: 1 }),
    unauthorizedAlways: fails('AuthenticationError', at + 5, { mints: 1 }),
    notFound: fails('NotFoundError', at),
    notFoundAlways: fails('NotFoundError', at),
    hidden: fails('MissingPermissionError', at),
    notAccessible: fails('MissingPermissionError', at),
    forbidden: fails('GitHubError', at),
    conflict: fails('ConflictError', at),
    conflictAlways: fails('ConflictError', at),
    invalid: fails('ValidationError', at),
    reset: again,
    resetAfterEffect: again,
    cutBody: again,
    slowBody: value(of),
    timeout: again,
    timeoutAfterEffect: again,
    timeoutAlways: fails('RequestTimeoutError', at + 3),
    html: again,
    badJson: again,
    clockAhead: value(of),
    clockBehind: value(of),
    redirect307: again,
    redirect301: again,
    redirectAway: fails('GitHubError', at),
  };
}

/** A refusal is told at once, with the time that it names: for the hour's limit the rest of the hour, else a minute. */
function expectedOfLimits(at: number) {
  const primary = fails('RateLimitExceededError (primary, 3600 s)', at);
  const named = fails('RateLimitExceededError (secondary, 30 s)', at);
  const unnamed = fails('RateLimitExceededError (secondary, 60 s)', at);
  return {
    primary429: primary,
    primary403: primary,
    secondary429After: named,
    secondary429AfterDate: named,
    secondary429: unnamed,
    secondary403After: named,
    secondary403AfterDate: named,
    secondary403: unnamed,
  };
}

/** Metadata is granted always: a 404 hides nothing then. */
export function withMetadata(expectations: Expectations): Expectations {
  return { ...expectations, hidden: expectations.notFoundAlways };
}
