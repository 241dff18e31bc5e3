import type { Clock } from '../clock.js';
import { RateLimitExceededError } from '../errors/rate-limit-exceeded.error.js';
import type { GitHubMetrics } from '../metrics/github-metrics.js';
import { requestCost } from '../rate-limit/limits/request-cost.js';
import type { Lease, RequestOutcome, RequestPriority } from '../rate-limit/rate-limiter.js';
import type { WaitingLine } from '../rate-limit/waiting/waiting-line.js';
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
    send: (watch: Watch) => Promise<T>,
  ): Promise<T> {
    const { clock, metrics } = this.parts;
    const request = { cost: requestCost(route), priority };
    const end = clock.now() + maxWaitMs;
    let lease = await this.line.acquire(request, { maxWaitMs, signal });
    for (;;) {
      const answers = new AnswerWatch();
      try {
        const result = await send(answers.watch);
        this.settle(lease, answers.outcome());
        return result;
      } catch (error) {
        this.settle(lease, answers.outcome(error));
        if (!(error instanceof RateLimitExceededError)) throw error;
        metrics.pausedUntil(Date.now() / 1000 + error.retryAfterSeconds);
        const patience = { maxWaitMs: Math.max(0, end - clock.now()), signal };
        lease = await this.line.acquire(request, patience).catch((reason: unknown) => {
          throw saidByGitHub(error, reason);
        });
        metrics.retried('rate_limit');
      }
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
