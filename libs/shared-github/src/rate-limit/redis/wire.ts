import type { LedgerState, TimeSlice, UsageState } from '../ledger/ledger-state.js';
import type { RateLimits } from '../limits/rate-limits.js';
import type { Lease, ObservedBudget, RequestOutcome, WaitReason } from '../rate-limiter.js';

/** What the script is told. */
export interface ScriptInput {
  readonly limits: RateLimits;
  readonly leaseMs: number;
  /** Which life of the store this process has told what it uses. */
  readonly epoch: string | undefined;
  readonly settled: readonly (RequestOutcome & { readonly lease: string; readonly admittedAt: number })[];
  readonly requests: readonly { points: number; content: 0 | 1; interactive: boolean }[];
  readonly restore: readonly Restored[];
  /** Begins a new life. */
  readonly seed?: { readonly epoch: string; readonly budget: ObservedBudget | undefined } | undefined;
  readonly inspect?: true | undefined;
}

/** What one process has used. */
export interface Restored {
  /** In the order of {@link windowNames}. */
  readonly windows: readonly (readonly TimeSlice[])[];
  readonly leases: readonly { readonly id: string; readonly endsAt: number }[];
}

/** What the script answers. */
export type ScriptReply =
  /** `seed`: the store is empty, and it is for this process to ask GitHub. `seeding`: another one is asking. */
  | { readonly status: 'empty' | 'seed' | 'seeding'; readonly now: number }
  /** The store does not know what this process uses: nothing was decided. */
  | { readonly status: 'restore'; readonly now: number; readonly epoch: string }
  | Decided;

export interface Decided {
  readonly status: 'decided';
  readonly now: number;
  readonly epoch: string;
  /** An empty list comes as an empty object. */
  readonly decisions: readonly ({ lease: string } | { waitMs: number; reason: WaitReason })[];
  readonly state?: Pick<LedgerState, 'github' | 'pause'>;
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

/** A lease's cost is in its name: the script needs to keep nothing else. */
export function readLease(id: string): Lease {
  const [, points = '', content, admittedAt = ''] = id.split(':');
  return { id, cost: { points: Number(points), content: content === '1' ? 1 : 0 }, admittedAt: Number(admittedAt) };
}

export function readState({ now, state, leases = [], windows = [] }: Decided): LedgerState {
  const [requestsPerHour = [], pointsPerMinute = [], contentPerMinute = [], contentPerHour = []] =
    windows.map(readSlices);
  return {
    now,
    usage: { requestsPerHour, pointsPerMinute, contentPerMinute, contentPerHour },
    underWay: listed(leases).map((id) => readLease(id).cost),
    github: state?.github,
    pause: state?.pause ?? { until: 0, strikes: 0, window: 0 },
  };
}

function readSlices(entries: readonly string[]): TimeSlice[] {
  return listed(entries).map((entry) => {
    const [end = '', amount = ''] = entry.split(' ');
    return { end: Number(end), amount: Number(amount) };
  });
}

/** Lua has one kind of table: an empty list arrives as an object. */
export function listed<T>(list: readonly T[]): readonly T[] {
  return Array.isArray(list) ? list : [];
}
