import type { Amounts } from '../../ledger/amounts.js';
import { HOUR_MS, MINUTE_MS } from '../../limits/documented-limits.js';
import type { Lease } from '../../rate-limiter.js';
import type { RequestOutcome } from '../../request-outcome.js';
import { windowNames } from '../wire.js';

export interface SentRequest {
  /** The number of the process that sent it. */
  readonly by: number;
  readonly lease: Lease;
  readonly leaseEndsAt: number;
  end?: { readonly at: number; readonly kind: RequestOutcome['kind'] };
}

type Amount = (sent: SentRequest) => number;
type WindowName = (typeof windowNames)[number];

const requests: Amount = ({ end }) => (end?.kind === 'unsent' || end?.kind === 'free' ? 0 : 1);
const points: Amount = ({ end, lease }) => (end?.kind === 'unsent' ? 0 : lease.cost.points);
const content: Amount = ({ end, lease }) => (end?.kind === 'unsent' ? 0 : lease.cost.content);

const windows: Record<WindowName, { readonly lengthMs: number; readonly amount: Amount }> = {
  requestsPerHour: { lengthMs: HOUR_MS, amount: requests },
  pointsPerMinute: { lengthMs: MINUTE_MS, amount: points },
  contentPerMinute: { lengthMs: MINUTE_MS, amount: content },
  contentPerHour: { lengthMs: HOUR_MS, amount: content },
};

const sum = (sent: readonly SentRequest[], amount: Amount) => sent.reduce((total, one) => total + amount(one), 0);

/** What really went, whatever any limiter knows of it. */
export class SentRequests {
  private readonly sent: SentRequest[] = [];

  add(sent: SentRequest): void {
    this.sent.push(sent);
  }

  open(now: number): SentRequest[] {
    return this.sent.filter(({ end, leaseEndsAt }) => !end && leaseEndsAt > now);
  }

  underWay(now: number): Amounts {
    const open = this.open(now);
    return { requests: open.length, points: sum(open, points), content: sum(open, content) };
  }

  /** By those that are over. */
  used(window: WindowName, now: number): number {
    const { lengthMs, amount } = windows[window];
    const over = this.sent.filter((one) => {
      const at = one.end?.at ?? one.leaseEndsAt;
      return at <= now && at > now - lengthMs;
    });
    return sum(over, amount);
  }

  /** With those under way, which may come to anything. */
  usedAtMost(window: WindowName, now: number): number {
    return this.used(window, now) + sum(this.open(now), windows[window].amount);
  }
}
