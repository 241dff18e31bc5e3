import type { Amounts } from '../ledger/amounts.js';
import type { GitHubBudget, LedgerState, PauseState, TimeSlice, UsageState } from '../ledger/ledger-state.js';
import type { Lease, RateLimitRequest, Wait } from '../rate-limiter.js';
import type { ObservedBudget, ObservedRefusal, RequestOutcome } from '../request-outcome.js';
import type { WaitReason } from '../wait-reason.js';

/** What the script is told. */
export interface ScriptInput {
  /** Which life of the store knows all that this process has used. */
  readonly epoch?: string | undefined;
  /** The last run of the store in that life that this process knows of. */
  readonly runs?: number | undefined;
  readonly grants?: readonly GrantNews[];
  /** The latest that GitHub said of the hour. */
  readonly budget?: (ObservedBudget & Aged) | undefined;
  readonly refusals?: readonly (ObservedRefusal & Aged & { readonly admittedAt: number })[] | undefined;
  /** Who waits, and the name of the grant that may come of it. */
  readonly asked?: readonly Asked[];
  readonly grant?: string | undefined;
  readonly restore?: readonly Restored[] | undefined;
  /** Whether {@link restore} is all that this process has used. */
  readonly isComplete?: true | undefined;
  /** The end of the pause that this process knows of, by the store's clock. */
  readonly pausedUntil?: number | undefined;
  /** What GitHub said when it was asked how things stand. */
  readonly seed?: Seed | undefined;
  /** A number that no other process has: who would ask GitHub. */
  readonly process?: number | undefined;
  /** The process that was to ask GitHub, and could not. */
  readonly givesUp?: number | undefined;
  readonly inspect?: true;
}

/** How a grant stands: sums over what is left of it, and over what the requests used that are over. */
export type GrantNews = readonly [
  name: string,
  admittedAt: number,
  requestsLeft: number,
  pointsLeft: number,
  contentLeft: number,
  requestsUsed: number,
  pointsUsed: number,
  contentUsed: number,
  goodAnswers: number,
  lostAnswers: number,
];

/** Heard so many milliseconds ago. */
export interface Aged {
  readonly ageMs: number;
}

export type Seed = Pick<RequestOutcome, 'budget' | 'refusal'>;

/** So many requests alike, one after the other. */
export type Asked = readonly [count: number, points: number, content: 0 | 1, isInteractive: boolean];

/** What one process has used. The store takes it in once. */
export interface Restored {
  readonly id: string;
  /** Whether the store gave the grants itself: what it remembers of them needs no restoring. */
  readonly isShared: boolean;
  /** In the order of {@link windowNames}. */
  readonly windows: readonly (readonly TimeSlice[])[];
  readonly grants: readonly { readonly endsAt: number; readonly news: GrantNews }[];
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
  /** For each group of requests alike. An empty list comes as an empty object. */
  readonly decisions: readonly GroupDecision[];
  readonly github?: GitHubBudget;
  readonly pause?: PauseState;
  readonly underWay?: Amounts;
  readonly windows?: readonly (readonly string[])[];
}

/** So many of them go; the others wait. */
export type GroupDecision = readonly [go: number, waitMs?: number, reason?: WaitReason];

/** The script's windows, in its order. */
export const windowNames = [
  'requestsPerHour',
  'pointsPerMinute',
  'contentPerMinute',
  'contentPerHour',
] as const satisfies readonly (keyof UsageState)[];

/** Those who wait, with who is like the one before him in one group with him. */
export function writeAsked(requests: readonly RateLimitRequest[]): Asked[] {
  const groups: [number, number, 0 | 1, boolean][] = [];
  let last: RateLimitRequest | undefined;
  for (const request of requests) {
    const group = groups.at(-1);
    if (group && last && isAlike(last, request)) group[0] += 1;
    else groups.push([1, request.cost.points, request.cost.content, request.priority === 'interactive']);
    last = request;
  }
  return groups;
}

function isAlike(one: RateLimitRequest, other: RateLimitRequest): boolean {
  return (
    one.priority === other.priority && one.cost.points === other.cost.points && one.cost.content === other.cost.content
  );
}

/** @param lend makes the lease of one that goes */
export function readDecisions(
  asked: readonly Asked[],
  decisions: readonly GroupDecision[],
  lend: (group: Asked) => Lease,
): ({ readonly lease: Lease } | Wait)[] {
  return asked.flatMap((group, index) => {
    const [go, waitMs = 0, reason = 'concurrency'] = decisions[index] ?? [0];
    const wait = { waitMs, reason };
    return Array.from({ length: group[0] }, (_, number) => (number < go ? { lease: lend(group) } : wait));
  });
}

export function readState({ now, github, pause, underWay, windows = [] }: Decided): LedgerState {
  const [requestsPerHour = [], pointsPerMinute = [], contentPerMinute = [], contentPerHour = []] =
    windows.map(readSlices);
  return {
    now,
    usage: { requestsPerHour, pointsPerMinute, contentPerMinute, contentPerHour },
    underWay: underWay ?? { requests: 0, points: 0, content: 0 },
    github,
    pause: pause ?? { until: 0, strikes: 0, window: 0 },
  };
}

/** Lua has one kind of table: an empty list arrives as an object. */
function readSlices(entries: readonly string[]): TimeSlice[] {
  if (!Array.isArray(entries)) return [];
  return (entries as string[]).map((entry) => {
    const [end = '', amount = ''] = entry.split(' ');
    return { end: Number(end), amount: Number(amount) };
  });
}
