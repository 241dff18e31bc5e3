import type { GitHubBudget, LedgerState, PauseState, TimeSlice, UsageState } from '../ledger/ledger-state.js';
import type { RequestCost } from '../limits/request-cost.js';
import type { Decision, Lease, RateLimitRequest, RequestOutcome, WaitReason } from '../rate-limiter.js';

/** What the script is told. */
export interface ScriptInput {
  /** Which life of the store knows all that this process has used. */
  readonly epoch?: string | undefined;
  /** The last run of the store in that life that this process knows of. */
  readonly runs?: number | undefined;
  readonly settled?: readonly Settled[];

  readonly requests?: readonly (readonly [points: number, content: 0 | 1, isInteractive: boolean])[];
  readonly restore?: readonly Restored[] | undefined;
  /** Whether {@link restore} is all that this process has used. */
  readonly isComplete?: true | undefined;
  /** The end of the pause that this process knows of, by the store's clock. */
  readonly pausedUntil?: number | undefined;
  /** What GitHub said when it was asked how things stand. */
  readonly seed?: Seed | undefined;
  /** What the leases' names begin with. */
  readonly leases?: string | undefined;
  /** A number that no other process has: who would ask GitHub. */
  readonly process?: number | undefined;
  /** The process that was to ask GitHub, and could not. */
  readonly givesUp?: number | undefined;
  readonly inspect?: true;
}

/** What GitHub said comes last, where it said anything. */
export type Settled = readonly [
  lease: string,
  kind: RequestOutcome['kind'],
  points: number,
  content: 0 | 1,
  admittedAt: number,
  said?: Omit<RequestOutcome, 'kind'> & { readonly ageMs: number },
];

/** How a request ended, and when this process saw it, by its own clock. */
export interface Ended {
  readonly lease: Lease;
  readonly outcome: RequestOutcome;
  readonly at: number;
}

export type Seed = Pick<RequestOutcome, 'budget' | 'refusal'>;

/** What one process has used. The store takes it in once. */
export interface Restored {
  readonly id: string;
  /** Whether the store gave the leases itself: what it remembers of them needs no restoring. */
  readonly isShared: boolean;
  /** In the order of {@link windowNames}. */
  readonly windows: readonly (readonly TimeSlice[])[];
  readonly leases: readonly { readonly id: string; readonly endsAt: number }[];
}

/** What the script answers. */
export type ScriptReply =
  | Decided
  /**
   * `restore`: the store does not know what this process uses; nothing was done. `seed`: GitHub was not asked yet, and it
   * is for this process to do so; another one may when it takes longer than a lease. `seeding`: another one is asking.
   */
  | (Answered & { readonly status: 'restore' | 'seed' | 'seeding' });

export interface Answered {
  /** The store's time, in milliseconds. */
  readonly now: number;
  /** The store's life. */
  readonly epoch: string;
  /** How often the script has run in it. A store that has come back as it was before has run less often. */
  readonly runs: number;
}

export interface Decided extends Answered {
  readonly status: 'decided';
  /** Who goes, and who waits for how many milliseconds and what for. Empty lists come as empty objects. */
  readonly decisions: readonly (true | [number, WaitReason])[];
  readonly github?: GitHubBudget;
  readonly pause?: PauseState;
  readonly leases?: readonly string[];
  readonly windows?: readonly (readonly string[])[];
}

/** The script's windows, in its order. */
export const windowNames = [
  'requestsPerHour',
  'pointsPerMinute',
  'contentPerMinute',
  'contentPerHour',
] as const satisfies readonly (keyof UsageState)[];

export function writeRequest({ cost, priority }: RateLimitRequest): NonNullable<ScriptInput['requests']>[number] {
  return [cost.points, cost.content, priority === 'interactive'];
}

export function writeSettled({ lease: { id, cost, admittedAt }, outcome, at }: Ended, now: number): Settled {
  const { kind, budget, refusal, redirects } = outcome;
  const settled = [String(id), kind, cost.points, cost.content, admittedAt] as const;
  if (!budget && !refusal && !redirects) return settled;
  return [...settled, { budget, refusal, redirects, ageMs: Math.max(0, Math.floor(now - at)) }];
}

/** @param name that no other lease has; what it costs is added to it: the script needs to keep nothing else */
export function nameLease(name: string, { points, content }: RequestCost): string {
  return `${name}:${points}:${content}`;
}

export function costOf(lease: string): RequestCost {
  const [, points, content] = lease.split(':');
  return { points: Number(points), content: content === '1' ? 1 : 0 };
}

/** The script's own names for the leases of one run. */
export function nameLeases(first: string, requests: readonly RateLimitRequest[]): string[] {
  return requests.map(({ cost }, index) => nameLease(`${first}.${index + 1}`, cost));
}

export function readDecisions(
  { decisions, now }: Decided,
  requests: readonly RateLimitRequest[],
  leases: readonly string[],
): Decision[] {
  return requests.map(({ cost }, index) => {
    const made = decisions[index];
    if (Array.isArray(made)) return { waitMs: made[0], reason: made[1] };
    return { lease: { id: leases[index] ?? '', cost, admittedAt: now } };
  });
}

export function readState({ now, github, pause, leases = [], windows = [] }: Decided): LedgerState {
  const [requestsPerHour = [], pointsPerMinute = [], contentPerMinute = [], contentPerHour = []] =
    windows.map(readSlices);
  return {
    now,
    usage: { requestsPerHour, pointsPerMinute, contentPerMinute, contentPerHour },
    underWay: listed(leases).map((id) => costOf(id)),
    github,
    pause: pause ?? { until: 0, strikes: 0, window: 0 },
  };
}

function readSlices(entries: readonly string[]): TimeSlice[] {
  return listed(entries).map((entry) => {
    const [end = '', amount = ''] = entry.split(' ');
    return { end: Number(end), amount: Number(amount) };
  });
}

/** Lua has one kind of table: an empty list arrives as an object. */
function listed<T>(list: readonly T[]): readonly T[] {
  return Array.isArray(list) ? list : [];
}
