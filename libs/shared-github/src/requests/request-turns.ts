import type { Clock } from '../clock.js';
import { RateLimitExceededError } from '../errors/rate-limit-exceeded.error.js';
import type { GitHubMetrics } from '../metrics/github-metrics.js';
import { requestCost } from '../rate-limit/limits/request-cost.js';
import type { Lease, RateLimitRequest } from '../rate-limit/rate-limiter.js';
import type { RequestOutcome } from '../rate-limit/request-outcome.js';
import type { RequestPriority } from '../rate-limit/request-priority.js';
import type { AcquireOptions, WaitingLine } from '../rate-limit/waiting/waiting-line.js';
import { AnswerWatch } from './answer-watch.js';

export interface Patience {
  readonly priority: RequestPriority;
  /** The longest that a request waits for its turn, in milliseconds. */
  readonly maxWaitMs: number;
}

export interface RequestTurnsParts {
  readonly clock: Clock;
  readonly metrics: GitHubMetrics;
  /** Whose limits these are, for the metrics: GitHub calls the installation's `core`. */
  readonly resource: 'core' | 'app';
}

/** What is done when the turn has come. */
export interface Turn<T> {
  /** What has to be there first. When it fails, nothing was sent. */
  readonly prepare?: () => Promise<void>;
  readonly send: (watch: Watch) => Promise<T>;
}

/** Shows every answer to the limiter. */
export type Watch = (response: Response) => void;

/** Sends requests when their turn comes, and tells the limiter how they ended. */
export class RequestTurns {
  constructor(
    private readonly line: WaitingLine,
    private readonly parts: RequestTurnsParts,
  ) {}

  /**
   * What GitHub refuses for a rate limit was not carried out: it waits with all the others, and goes again.
   *
   * @throws RateLimitExceededError when the wait is longer than `maxWaitMs`
   */
  async run<T>(
    route: string,
    { priority, maxWaitMs }: Patience,
    signal: AbortSignal | undefined,
    { prepare, send }: Turn<T>,
  ): Promise<T> {
    const { clock, metrics } = this.parts;
    const request = { cost: requestCost(route), priority };
    const end = clock.now() + maxWaitMs;
    let lease = await this.acquire(request, { maxWaitMs, signal });
    for (;;) {
      await this.prepared(lease, prepare);
      const answers = new AnswerWatch();
      try {
        const result = await send(answers.watch);
        this.settle(lease, answers.outcome());
        return result;
      } catch (error) {
        const outcome = answers.outcome(error);
        this.settle(lease, outcome);
        if (!outcome.refusal || !(error instanceof RateLimitExceededError)) throw error;
        const patience = { maxWaitMs: Math.max(0, end - clock.now()), signal };
        lease = await this.acquire(request, patience).catch((reason: unknown) => {
          throw saidByGitHub(error, reason);
        });
        metrics.retried('rate_limit');
      }
    }
  }

  private async acquire(request: RateLimitRequest, patience: AcquireOptions): Promise<Lease> {
    try {
      return await this.line.acquire(request, patience);
    } catch (error) {
      if (error instanceof RateLimitExceededError) this.parts.metrics.gaveUp(error.limit);
      throw error;
    }
  }

  private async prepared(lease: Lease, prepare: Turn<unknown>['prepare']): Promise<void> {
    try {
      await prepare?.();
    } catch (error) {
      this.line.settle(lease, { kind: 'unsent' });
      throw error;
    }
  }

  private settle(lease: Lease, outcome: RequestOutcome): void {
    this.line.settle(lease, outcome);
    const { metrics, resource } = this.parts;
    if (outcome.budget) metrics.remaining(resource, Math.max(0, outcome.budget.limit - outcome.budget.used));
  }
}

/** GitHub's word says more than that the pause is too long; how long it really is, the limiter knows. */
function saidByGitHub(refusal: RateLimitExceededError, reason: unknown): unknown {
  if (!(reason instanceof RateLimitExceededError)) return reason;
  const { limit, status, requestId, documentationUrl } = refusal;
  const { retryAfterSeconds } = reason;
  return new RateLimitExceededError({ limit, retryAfterSeconds, status, requestId, documentationUrl });
}
