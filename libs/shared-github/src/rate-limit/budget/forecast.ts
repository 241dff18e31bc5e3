import type { LedgerState } from '../ledger/ledger-state.js';
import { RateLedger } from '../ledger/rate-ledger.js';
import type { RateLimits } from '../limits/rate-limits.js';
import type { Lease, RateLimitRequest } from '../rate-limiter.js';
import type { RequestOutcome } from '../request-outcome.js';
import type { WaitReason } from '../wait-reason.js';

export interface Forecast {
  /** Milliseconds, by the limiter's clock. */
  readonly firstAt: number;
  readonly lastAt: number;
  readonly waitsFor: WaitReason | undefined;
}

/** Plays the requests through the limits as they stand. Every request is taken to be over at once. */
export function forecast(state: LedgerState, limits: RateLimits, requests: readonly RateLimitRequest[]): Forecast {
  const ledger = new RateLedger(limits, 1, state);
  const waitedMs = new Map<WaitReason, number>();
  let time = state.underWay.requests > 0 ? state.now + 1 : state.now;
  let firstAt: number | undefined;
  for (const request of requests) {
    time = turnOf(ledger, request, { time, waitedMs });
    firstAt ??= time;
  }
  const [longest] = [...waitedMs].sort(([, one], [, other]) => other - one);
  return { firstAt: firstAt ?? time, lastAt: time, waitsFor: longest?.[0] };
}

function turnOf(
  ledger: RateLedger,
  request: RateLimitRequest,
  { time, waitedMs }: { time: number; waitedMs: Map<WaitReason, number> },
): number {
  for (;;) {
    const decision = ledger.decide(request, time);
    if ('lease' in decision) {
      ledger.settle(decision.lease, answered(ledger, decision.lease), time);
      return time;
    }
    const { reason, waitMs } = decision;
    waitedMs.set(reason, (waitedMs.get(reason) ?? 0) + waitMs);
    time += Math.max(1, waitMs);
  }
}

/** GitHub would count it too. */
function answered({ github }: RateLedger, { admittedAt }: Lease): RequestOutcome {
  if (!github || github.resetAt <= admittedAt) return { kind: 'answered' };
  const { limit, used, reset, resetAt } = github;
  return { kind: 'answered', budget: { limit, used: used + 1, reset, resetInMs: resetAt - admittedAt } };
}
