import { documentedLimits } from '../limits/documented-limits.js';
import type { WaitReason } from '../wait-reason.js';
import { arrivalOf, type History, type Sent, type Waited } from './history.contract.js';
import { HOUR_MS, MINUTE_MS, SLICE_MS } from './limiter-under-test.contract.js';
import { LIMIT_OF_GITHUB } from './schedule.contract.js';

type Amount = (sent: Sent) => number;

const requests: Amount = ({ end }) => (end?.kind === 'unsent' || end?.kind === 'free' ? 0 : 1);
const points: Amount = ({ end, cost }) => (end?.kind === 'unsent' ? 0 : cost.points);
const content: Amount = ({ end, cost }) => (end?.kind === 'unsent' ? 0 : cost.content);

const sum = (sent: readonly Sent[], amount: Amount) => sent.reduce((total, one) => total + amount(one), 0);
const isUnderWay =
  ({ number, at }: { number: number; at: number }) =>
  (other: Sent) =>
    other.number < number && (other.end?.number ?? Infinity) > number && other.leaseEndsAt > at;

function mostRequests({ limits }: History, { priority }: { priority: string }): number {
  return (limits.requestsPerHour ?? NaN) + (priority === 'interactive' ? limits.interactiveReserve : 0);
}

/** What went over a limit, in any window that ends when GitHub sees a request, or when one may go. */
export function overLimits(history: History): string[] {
  const { sent, limits } = history;
  const over: string[] = [];
  const check = (what: string, windowMs: number, amount: Amount, most: (last: Sent) => number) => {
    for (const when of [arrivalOf, ({ at }: Sent) => at]) {
      for (const end of sent.filter(amount).map(when)) {
        const within = sent.filter((one) => amount(one) > 0 && when(one) <= end && when(one) >= end - windowMs);
        const used = sum(within, amount);
        const allowed = most(within.reduce((_first, last) => last));
        if (!(used <= allowed)) over.push(`${what}: ${used} of ${allowed} in the ${windowMs} ms until ${end}`);
      }
    }
  };
  check('primary', HOUR_MS, requests, (last) => mostRequests(history, last));
  check('points', MINUTE_MS, points, () => limits.pointsPerMinute);
  check('content_per_minute', MINUTE_MS, content, () => limits.contentPerMinute);
  check('content_per_hour', HOUR_MS, content, () => limits.contentPerHour);
  for (const one of sent) {
    const underWay = sent.filter(isUnderWay(one)).length + 1;
    if (underWay > limits.concurrentRequests) over.push(`concurrency: ${underWay} at ${one.at}`);
  }
  return over;
}

/** Requests that went in a pause, or beside the one that goes first after it. */
export function duringPauses({ sent }: History): Sent[] {
  const refused = sent.flatMap(({ end }) => (end?.refusal ? [end] : []));
  return sent.filter((one) =>
    refused.some(({ number, at, refusal }) => {
      if (one.number < number) return false;
      if (one.at < at + (refusal?.retryAfterMs ?? documentedLimits.pauseMs)) return true;
      const wentWell = sent.some((other) => {
        if (other.number < number || !other.end || other.end.number > one.number || other.end.refusal) return false;
        return other.end.kind === 'answered' || other.end.kind === 'free';
      });
      return !wentWell && sent.some(isUnderWay(one));
    }),
  );
}

/** Requests that went though GitHub had said that no more are left in its hour. */
export function beyondTheHour({ sent, limits }: History): Sent[] {
  return sent.filter((one) => {
    const told = sent.flatMap(({ end }) => {
      const isOfThisHour = end?.hour === Math.floor(one.at / HOUR_MS) && end.number < one.number;
      return isOfThisHour && end.used !== undefined ? [end.used] : [];
    });
    const left = LIMIT_OF_GITHUB - (one.priority === 'batch' ? limits.interactiveReserve : 0) - Math.max(0, ...told);
    return told.length > 0 && sent.filter(isUnderWay(one)).length + 1 > left;
  });
}

/** Requests that had to wait for a limit that was not used up. */
export function withoutNeed(history: History): Waited[] {
  const { sent, limits } = history;
  return history.waited.filter((waited) => {
    const { at, cost, reason } = waited;
    const underWay = sent.filter(isUnderWay(waited));
    /** With what is still under way, which may come to anything. */
    const used = (windowMs: number, sliceMs: number, amount: Amount) => {
      const ended = sent.filter((one) => {
        if (one.number > waited.number || underWay.includes(one)) return false;
        const endedAt = one.end && one.end.at < one.leaseEndsAt ? one.end.at : one.leaseEndsAt;
        return endedAt + windowMs + sliceMs > at;
      });
      return sum(ended.map(asSeenThen), amount) + sum(underWay.map(asSeenThen), amount);
    };
    const asSeenThen = (one: Sent): Sent => {
      const wasTold = one.end && one.end.number < waited.number && one.end.at < one.leaseEndsAt;
      return wasTold ? one : { ...one, end: undefined };
    };
    const { minute, hour } = SLICE_MS;
    const isNeeded: Record<WaitReason, () => boolean> = {
      primary: () => used(HOUR_MS, hour, requests) + 1 > mostRequests(history, waited),
      points: () => used(MINUTE_MS, minute, points) + cost.points > limits.pointsPerMinute,
      content_per_minute: () => used(MINUTE_MS, minute, content) + cost.content > limits.contentPerMinute,
      content_per_hour: () => used(HOUR_MS, hour, content) + cost.content > limits.contentPerHour,
      concurrency: () => underWay.length >= limits.concurrentRequests,
      slow_start: () => underWay.length > 0 && sent.some(({ end }) => end?.refusal),
      pause: () =>
        sent.some(
          ({ end }) =>
            end?.refusal && end.number < waited.number && at < end.at + (end.refusal.retryAfterMs ?? HOUR_MS),
        ),
      seeding: () => false,
    };
    return !isNeeded[reason]();
  });
}
