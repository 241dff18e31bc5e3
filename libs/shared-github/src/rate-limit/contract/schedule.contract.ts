import fc from 'fast-check';
import { documentedLimits } from '../limits/documented-limits.js';
import { type RateLimits, rateLimits } from '../limits/rate-limits.js';
import type { RequestOutcome } from '../request-outcome.js';
import type { RequestPriority } from '../request-priority.js';
import { HOUR_MS, type Kind, MINUTE_MS, SLICE_MS, type TestedLimits } from './limiter-under-test.contract.js';

/** A request, and when GitHub sees it: 0 when it may go, 1 when it ends. */
export interface Asked {
  readonly kind: Kind;
  readonly priority: RequestPriority;
  readonly arrives: number;
}

/** What happens to a limiter. Requests that are not ended belong to processes that died. */
export type Step =
  | { readonly do: 'ask'; readonly requests: readonly Asked[] }
  | {
      readonly do: 'end';
      /** Which of those that have not ended. */
      readonly which: number;
      readonly kind: RequestOutcome['kind'];
      /** What GitHub says is used of the hour. */
      readonly used?: number | undefined;
      readonly refusal?: RequestOutcome['refusal'];
    }
  | { readonly do: 'pass'; readonly ms: number }
  /** Passes exactly what the last one was told to wait. */
  | { readonly do: 'wait out' }
  | { readonly do: 'set the clock back'; readonly ms: number };

export interface Schedule extends TestedLimits {
  readonly steps: readonly Step[];
}

/** GitHub's own limit in schedules in which it speaks of it. The reserve of 3 is less than a tenth of it. */
export const LIMIT_OF_GITHUB = 40;

export const smallLimits: fc.Arbitrary<RateLimits> = fc
  .record({
    requestsPerHour: fc.integer({ min: 1, max: 8 }),
    interactiveReserve: fc.integer({ min: 0, max: 3 }),
    concurrentRequests: fc.integer({ min: 1, max: 4 }),
    pointsPerMinute: fc.integer({ min: 5, max: 25 }),
    contentPerMinute: fc.integer({ min: 1, max: 3 }),
    contentPerHour: fc.integer({ min: 1, max: 5 }),
  })
  .map((limits) => rateLimits(limits));

/** GitHub's limits, all a twentieth of what they are. */
const scaledLimits: fc.Arbitrary<RateLimits> = fc.constant(
  rateLimits({
    requestsPerHour: (documentedLimits.requestsPerHour - 500) / 20,
    interactiveReserve: 3,
    concurrentRequests: documentedLimits.concurrentRequests / 20,
    pointsPerMinute: documentedLimits.pointsPerMinute / 20,
    contentPerMinute: documentedLimits.contentPerMinute / 20,
    contentPerHour: documentedLimits.contentPerHour / 20,
  }),
);

const asked: fc.Arbitrary<Asked> = fc.record({
  kind: fc.constantFrom<Kind>('read', 'write', 'content'),
  priority: fc.constantFrom<RequestPriority>('batch', 'interactive'),
  arrives: fc.constantFrom(0, 0.5, 1),
});

const ms = fc.oneof(
  fc.integer({ min: 0, max: 2_000 }),
  fc.integer({ min: 0, max: MINUTE_MS + SLICE_MS.minute }),
  fc.integer({ min: 0, max: HOUR_MS + SLICE_MS.hour }),
  fc.constantFrom(1, MINUTE_MS, HOUR_MS),
);

const refusal = fc.record({
  limit: fc.constantFrom('primary' as const, 'secondary' as const),
  retryAfterMs: fc.option(fc.integer({ min: 1, max: 90_000 }), { nil: undefined }),
});

function steps(speaksOfTheHour: boolean): fc.Arbitrary<Step> {
  const used = speaksOfTheHour
    ? fc.option(fc.integer({ min: LIMIT_OF_GITHUB - 12, max: LIMIT_OF_GITHUB }), { nil: undefined })
    : fc.constant(undefined);
  const end = fc.record({ do: fc.constant('end' as const), which: fc.nat(), used });
  const kind = fc.constantFrom<RequestOutcome['kind']>('answered', 'answered', 'answered', 'free', 'lost', 'unsent');
  return fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        do: fc.constant('ask' as const),
        requests: fc.array(asked, { minLength: 1, maxLength: 4 }),
      }),
    },
    { weight: 6, arbitrary: fc.tuple(end, kind).map(([one, how]) => ({ ...one, kind: how })) },
    {
      weight: 1,
      arbitrary: fc.tuple(end, refusal).map(([one, how]) => ({ ...one, kind: 'answered' as const, refusal: how })),
    },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('pass' as const), ms }) },
    { weight: 3, arbitrary: fc.constant({ do: 'wait out' as const }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('set the clock back' as const), ms }) },
  );
}

/** @param speaksOfTheHour whether GitHub's answers say what is used of its hour */
export function schedules({ speaksOfTheHour }: { speaksOfTheHour: boolean }): fc.Arbitrary<Schedule> {
  return fc.record({
    limits: fc.oneof({ weight: 3, arbitrary: smallLimits }, { weight: 1, arbitrary: scaledLimits }),
    leaseMs: fc.integer({ min: 5_000, max: 90_000 }),
    steps: fc.array(steps(speaksOfTheHour), { minLength: 10, maxLength: 120, size: 'max' }),
  });
}
