import type { RequestOutcome } from '../request-outcome.js';
import { observe } from './github-budget.js';
import type { GitHubBudget, PauseState } from './ledger-state.js';
import { afterGoodAnswer, noPause, pauseAfter } from './pause.js';

export interface HeardRequest {
  readonly admittedAt: number;
  /** Whether it was still under way, as far as anybody knew. */
  readonly wasUnderWay: boolean;
}

/** What GitHub has said: how it counts the hour, and how long everybody has to pause. */
export class GitHubWord {
  /** @param concurrentRequests with so many under way the slow start is over */
  constructor(
    private readonly concurrentRequests: number,
    public budget: GitHubBudget | undefined = undefined,
    public pause: PauseState = noPause,
  ) {}

  hear({ kind, budget, refusal }: RequestOutcome, { admittedAt, wasUnderWay }: HeardRequest, now: number): void {
    if (budget) this.budget = observe(this.budget, budget, now);
    else if (wasUnderWay && kind === 'lost') this.miss(1);
    if (refusal) this.pause = pauseAfter(this.pause, refusal, { admittedAt, now });
    else if (wasUnderWay && isGood(kind)) {
      this.pause = afterGoodAnswer(this.pause, admittedAt, this.concurrentRequests);
    }
  }

  /** So many requests ended without an answer: GitHub may have counted them. */
  miss(answers: number): void {
    if (this.budget) this.budget = { ...this.budget, unanswered: this.budget.unanswered + answers };
  }
}

export function isGood(kind: RequestOutcome['kind']): boolean {
  return kind === 'answered' || kind === 'free';
}
