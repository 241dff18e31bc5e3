import { ValidationError } from '../../errors/validation.error.js';
import type { LedgerState, TimeSlice } from '../ledger/ledger-state.js';
import { checkPriority } from '../limits/check-patience.js';
import { hourlyBudget, type RateLimits } from '../limits/rate-limits.js';
import { costOfContent, costOfRead, costOfWrite, type RequestCost } from '../limits/request-cost.js';
import type { RateLimiter, RateLimitRequest } from '../rate-limiter.js';
import type { RequestPriority } from '../request-priority.js';
import type { Budget, BudgetOptions, CallKind, Left } from './budget.js';
import { forecast } from './forecast.js';

const MOST_CALLS = 10_000;

const costs: Readonly<Record<CallKind, RequestCost>> = {
  read: costOfRead,
  write: costOfWrite,
  content: costOfContent,
};

/** @throws ValidationError when there are more than 10 000 calls, or a count is no whole number */
export async function getBudget(limiter: RateLimiter, options: BudgetOptions = {}): Promise<Budget> {
  const { priority = 'batch', next = [{ kind: 'read' }] } = options;
  checkPriority(priority);
  const requests = requestsOf(next, priority);
  const state = await limiter.inspect();
  const { firstAt, lastAt, waitsFor } = forecast(state, limiter.limits, requests);
  const { github, pause, now } = state;
  const epochMs = Date.now() - now;
  const toDate = (time: number) => new Date(epochMs + time);
  return {
    limits: leftOf(state, limiter.limits, priority),
    github:
      github && github.resetAt > now
        ? { ...left(github.limit, github.used + github.unanswered), resetsAt: toDate(github.resetAt) }
        : undefined,
    pausedUntil: pause.until > now ? toDate(pause.until) : undefined,
    firstAt: toDate(firstAt),
    lastAt: toDate(lastAt),
    waitsFor,
  };
}

function requestsOf(next: NonNullable<BudgetOptions['next']>, priority: RequestPriority): RateLimitRequest[] {
  let calls = 0;
  for (const { kind, count = 1 } of next) {
    if (!Object.hasOwn(costs, kind)) throw new ValidationError(`kind: ${kind} is none of read, write and content.`);
    if (!Number.isInteger(count) || count < 0) throw new ValidationError(`count: ${count} is not a whole number.`);
    calls += count;
  }
  if (calls > MOST_CALLS)
    throw new ValidationError(`next: ${calls} calls are more than can be foreseen, ${MOST_CALLS}.`);
  return next.flatMap(({ kind, count = 1 }) =>
    new Array<RateLimitRequest>(count).fill({ cost: costs[kind], priority }),
  );
}

function leftOf({ usage, underWay, github }: LedgerState, limits: RateLimits, priority: RequestPriority) {
  const { requests, points, content } = underWay;
  const used = (slices: readonly TimeSlice[]) => sum(slices.map(({ amount }) => amount));
  return {
    requestsPerHour: left(hourlyBudget(limits, priority, github?.limit), used(usage.requestsPerHour) + requests),
    concurrentRequests: left(limits.concurrentRequests, requests),
    pointsPerMinute: left(limits.pointsPerMinute, used(usage.pointsPerMinute) + points),
    contentPerMinute: left(limits.contentPerMinute, used(usage.contentPerMinute) + content),
    contentPerHour: left(limits.contentPerHour, used(usage.contentPerHour) + content),
  };
}

function left(limit: number, used: number): Left {
  return { limit, left: Math.max(0, limit - used) };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
