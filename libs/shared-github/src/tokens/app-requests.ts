import { AuthenticationError } from '../errors/authentication.error.js';
import type { GitHubMetrics } from '../metrics/github-metrics.js';
import type { RequestTurns, Watch } from '../requests/request-turns.js';
import { retried } from '../requests/retried.js';
import type { Answer, GitHubTransport } from '../requests/github-transport.js';
import type { Parameters, Route } from '../requests/route.js';
import type { AppJwt } from './app-jwt.js';
import { explainAppRefusal } from './explain-app-refusal.js';

export interface AppRequestsOptions {
  retryDelayMs: number;
  /** The longest that a request waits for its turn, in milliseconds. */
  maxWaitMs: number;
  metrics: GitHubMetrics;
}

/**
 * Requests that the App makes as itself. They have a bucket of their own at GitHub, and never wait in the lane of the
 * requests whose tokens they mint.
 */
export class AppRequests {
  constructor(
    private readonly transport: GitHubTransport,
    private readonly jwt: AppJwt,
    private readonly turns: RequestTurns,
    private readonly options: AppRequestsOptions,
  ) {}

  get appId(): number {
    return this.jwt.appId;
  }

  get host(): string {
    return this.transport.apiBaseUrl;
  }

  /** Looking up and minting may both be repeated: a token too many does no harm. */
  async send<R extends Route>(route: R, parameters: Parameters<R>): Promise<Answer<R>> {
    const { retryDelayMs: delayMs, metrics } = this.options;
    const retry = { delayMs, onRetry: metrics.retried.bind(metrics) };
    return retried(() => this.sendOnce(route, parameters), retry).catch((error: unknown) => {
      throw explainAppRefusal(error, this.appId);
    });
  }

  private async sendOnce<R extends Route>(route: R, parameters: Parameters<R>): Promise<Answer<R>> {
    const patience = { priority: 'interactive', maxWaitMs: this.options.maxWaitMs } as const;
    // Signed when its turn comes: it is good for minutes only.
    const send = async (watch: Watch) =>
      this.transport.send(route, parameters, { authorization: `Bearer ${await this.jwt.get()}`, watch });
    const attempt = () => this.turns.run(route, patience, undefined, { send });
    try {
      return await attempt();
    } catch (error) {
      if (!isClockComplaint(error)) throw error;
      this.jwt.learnClock(error.githubDate);
      return attempt();
    }
  }
}

/** `'Expiration time' claim ('exp') ...` or `'Issued at' claim ('iat') ...`: the clocks differ, the key is right. */
function isClockComplaint(error: unknown): error is AuthenticationError & { githubDate: string } {
  return (
    error instanceof AuthenticationError &&
    error.status === 401 &&
    /'(exp|iat)'/.test(error.message) &&
    error.githubDate !== undefined
  );
}
