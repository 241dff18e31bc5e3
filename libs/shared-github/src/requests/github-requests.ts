import { AuthenticationError } from '../errors/authentication.error.js';
import { MissingPermissionError } from '../errors/missing-permission.error.js';
import type { RateLimiter } from '../rate-limit/rate-limiter.js';
import type { InstallationToken } from '../tokens/installation-token.js';
import type { InstallationTokens } from '../tokens/installation-tokens.js';
import type { Answer, GitHubTransport, Parameters, Route } from './github-transport.js';
import { retried } from './retried.js';
import { unlessAborted } from './unless-aborted.js';

export interface SendOptions {
  signal?: AbortSignal | undefined;
  /** Whether sending it twice does no harm. Reads are; a write only where the caller knows it. */
  idempotent?: boolean;
}

/** Requests in the name of the installation: token, limiter, deadline, retries. */
export class GitHubRequests {
  constructor(
    private readonly transport: GitHubTransport,
    private readonly tokens: InstallationTokens,
    private readonly limiter: RateLimiter,
    private readonly retryDelayMs: number,
  ) {}

  async send<R extends Route>(route: R, parameters: Parameters<R>, options: SendOptions = {}): Promise<Answer<R>> {
    const { signal, idempotent = route.startsWith('GET ') } = options;
    const once = () => this.sendOnce(route, parameters, signal);
    return idempotent ? retried(once, { delayMs: this.retryDelayMs, signal }) : once();
  }

  /** A token may be revoked long before it expires: it is then minted once more, and the request repeated once. */
  private async sendOnce<R extends Route>(
    route: R,
    parameters: Parameters<R>,
    signal: AbortSignal | undefined,
  ): Promise<Answer<R>> {
    const token = await unlessAborted(this.tokens.get(), signal);
    try {
      return await this.sendWith(token, route, parameters, signal);
    } catch (error) {
      if (!(error instanceof AuthenticationError) || error.status !== 401) throw error;
      await this.tokens.forget(token);
      return this.sendWith(await unlessAborted(this.tokens.get(), signal), route, parameters, signal);
    }
  }

  private async sendWith<R extends Route>(
    token: InstallationToken,
    route: R,
    parameters: Parameters<R>,
    signal: AbortSignal | undefined,
  ): Promise<Answer<R>> {
    const release = await this.limiter.acquire(signal);
    try {
      return await this.transport.send(route, parameters, { authorization: `token ${token.value}`, signal });
    } catch (error) {
      if (!(error instanceof MissingPermissionError)) throw error;
      const { needed, status, requestId, documentationUrl } = error;
      throw new MissingPermissionError(route, {
        needed,
        granted: token.permissions,
        status,
        requestId,
        documentationUrl,
      });
    } finally {
      release();
    }
  }
}
