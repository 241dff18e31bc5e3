import type { Caller } from '../auth/caller.js';
import type { SimulatorClock } from '../clock/simulator-clock.js';
import { type OperationId, operations } from '../operations/operations.js';
import { contentCreation } from './content-creation.js';
import { type LimitOptions, documentedLimits } from './limit-options.js';
import { secondaryRefusal } from './refusals.js';
import { SlidingWindow } from './sliding-window.js';

const minuteMs = 60_000;
const hourMs = 3_600_000;

/** Who went too far is refused for so long, whatever comes next. */
const penaltyMs = 60_000;

/** What one installation is doing, and has done lately. */
export interface Account {
  running: number;
  blockedUntilMs: number;
  readonly points: SlidingWindow;
  readonly contentPerMinute: SlidingWindow;
  readonly contentPerHour: SlidingWindow;
}

/** Requests at once, points and content: counted for each installation, and for the App itself. */
export class SecondaryLimits {
  private readonly accounts = new Map<string, Account>();
  private readonly concurrency: number;

  constructor(
    private readonly clock: SimulatorClock,
    private readonly options: LimitOptions = {},
  ) {
    this.concurrency = numberOf(options.concurrency, documentedLimits.concurrency);
  }

  /**
   * Lets a request in; the returned function tells that it has left.
   *
   * @throws ApiError 403 or 429 when it is one too many
   * @see https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#about-secondary-rate-limits
   */
  enter(caller: Caller, operation: OperationId): () => void {
    const nowMs = this.clock.nowMs();
    const account = this.accountOf(caller);
    const points = isRead(operations[operation].method) ? 1 : 5;
    const content = contentCreation.has(operation) ? 1 : 0;
    const isAllowed =
      account.blockedUntilMs <= nowMs &&
      account.running < this.concurrency &&
      account.points.allows(points, nowMs) &&
      account.contentPerMinute.allows(content, nowMs) &&
      account.contentPerHour.allows(content, nowMs);
    if (!isAllowed) throw this.refuse(account, nowMs);
    account.points.use(points, nowMs);
    account.contentPerMinute.use(content, nowMs);
    account.contentPerHour.use(content, nowMs);
    account.running += 1;
    return () => void (account.running -= 1);
  }

  /** What a snapshot keeps; nothing runs in it. */
  save(): ReadonlyMap<string, Account> {
    return new Map([...this.accounts].map(([key, account]) => [key, copyOf(account)]));
  }

  load(saved: ReadonlyMap<string, Account>): void {
    for (const [key, account] of saved) this.accounts.set(key, copyOf(account));
  }

  private refuse(account: Account, nowMs: number) {
    if (account.blockedUntilMs <= nowMs) account.blockedUntilMs = nowMs + penaltyMs;
    const { status, retryAfter = true } = this.options.refusal ?? {};
    const seconds = Math.ceil((account.blockedUntilMs - nowMs) / 1000);
    return secondaryRefusal({ ...(status && { status }), retryAfter: retryAfter ? seconds : undefined });
  }

  private accountOf(caller: Caller): Account {
    const key = caller.kind === 'installation' ? String(caller.installation.id) : caller.kind;
    const known = this.accounts.get(key);
    if (known) return known;
    const { points, contentCreation: content } = this.options;
    const { perMinute, perHour } = typeof content === 'object' ? content : contentNumbers(content);
    const account = {
      running: 0,
      blockedUntilMs: 0,
      points: new SlidingWindow(numberOf(points, documentedLimits.pointsPerMinute), minuteMs),
      contentPerMinute: new SlidingWindow(perMinute, minuteMs),
      contentPerHour: new SlidingWindow(perHour, hourMs),
    };
    this.accounts.set(key, account);
    return account;
  }
}

function copyOf({ blockedUntilMs, points, contentPerMinute, contentPerHour }: Account): Account {
  return {
    running: 0,
    blockedUntilMs,
    points: points.copy(),
    contentPerMinute: contentPerMinute.copy(),
    contentPerHour: contentPerHour.copy(),
  };
}

function numberOf(option: boolean | number | undefined, documented: number): number {
  if (option === false) return Infinity;
  return typeof option === 'number' ? option : documented;
}

function contentNumbers(option: boolean | undefined): { perMinute: number; perHour: number } {
  const { contentPerMinute: perMinute, contentPerHour: perHour } = documentedLimits;
  return option === false ? { perMinute: Infinity, perHour: Infinity } : { perMinute, perHour };
}

function isRead(method: string): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'OPTIONS';
}
