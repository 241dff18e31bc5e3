import { type Expectations, fails, value } from './expectation.js';
import { expectedOfReads, type Place } from './expected-of-reads.js';

/** A write that may be sent twice. It does not follow a redirect that would make it a read. */
export function expectedOfRepeatableWrites(place: Place): Expectations {
  return { ...expectedOfReads(place), redirect301: fails('GitHubError', place.at) };
}

export interface Doubt extends Place {
  /** Requests of the call when the answer was lost and nothing was done: it looks, and sends again. */
  readonly undone: number;
  /** When the answer was lost and it was done: it looks, and does not send again. */
  readonly done: number;
  /** When the answer is lost each time, and nothing is done. */
  readonly givenUp: number;
}

/** A write that must not be sent twice: when its answer is lost, what became of it is read first. */
export function expectedOfWrites({ undone, done, givenUp, ...place }: Doubt): Expectations {
  return {
    ...expectedOfRepeatableWrites(place),
    serverError: value(undone),
    badGateway: value(undone),
    badGatewayAfterEffect: value(done),
    badGatewayAlways: fails('GitHubUnavailableError', givenUp),
    serviceUnavailable: value(undone),
    reset: value(undone),
    resetAfterEffect: value(done),
    cutBody: value(done),
    timeout: value(undone),
    timeoutAfterEffect: value(done),
    timeoutAlways: fails('RequestTimeoutError', givenUp),
    html: value(undone),
    badJson: value(done),
  };
}
