import type { RequestOptions } from '../../request-options.js';
import type { RateLimits } from '../limits/rate-limits.js';
import type { WaitReason } from '../wait-reason.js';

/** What a call costs: `content` is a write that creates content, such as a repository, a commit or a workflow run. */
export type CallKind = 'read' | 'write' | 'content';

export interface BudgetOptions extends Pick<RequestOptions, 'priority'> {
  /** The calls that are to be made, in their order. Default: one read. 10 000 calls at most. */
  next?: readonly { readonly kind: CallKind; readonly count?: number }[];
}

export interface Left {
  readonly limit: number;
  readonly left: number;
}

/** What is left, and when it goes on. */
export interface Budget {
  /** Of each limit, at this moment. */
  readonly limits: Readonly<Record<keyof Omit<RateLimits, 'interactiveReserve'>, Left>>;
  /** GitHub's own count of the hour, as it last told it. */
  readonly github: (Left & { readonly resetsAt: Date }) | undefined;
  /** When the pause ends that GitHub has asked for. */
  readonly pausedUntil: Date | undefined;
  /** When the first of the next calls may go; now, if nothing is in its way. */
  readonly firstAt: Date;
  /** When the last of them may go, if nobody else uses the installation meanwhile. */
  readonly lastAt: Date;
  /** What makes them wait the longest. */
  readonly waitsFor: WaitReason | undefined;
}
