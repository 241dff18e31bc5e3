import { setTimeout as wait } from 'node:timers/promises';
import { AuthenticationError } from '../errors/authentication.error.js';
import { GitHubError } from '../errors/github.error.js';
import { MissingPermissionError } from '../errors/missing-permission.error.js';
import type { RateLimiter } from '../rate-limit/rate-limiter.js';
import type { InstallationToken } from '../tokens/installation-token.js';
import type { InstallationTokens } from '../tokens/installation-tokens.js';
import type { ConditionalCache } from './conditional-cache.js';
import type { Answer, GitHubTransport, Parameters, Route } from './github-transport.js';
import { meetsPermissions } from './meets-permissions.js';
import { retried } from './retried.js';
import { unlessAborted } from './unless-aborted.js';

export interface SendOptions {
  signal?: AbortSignal | undefined;
  /** Whether sending it twice does no harm. Reads are; a write only where the caller knows it. */
  idempotent?: boolean;
  /** Default GitHub's JSON. With `application/vnd.github.raw`, the answer is bytes. */
  accept?: string;
  /** An address that GitHub named, instead of the route's own. */
  address?: string;
  /** Answers a redirect that leads out of the API, with its `location`, instead of refusing it. */
  handsOver?: boolean;
}

export interface GitHubRequestsParts {
  transport: GitHubTransport;
  tokens: InstallationTokens;
  limiter: RateLimiter;
  cache: ConditionalCache;
  retryDelayMs: number;
}

/** How often a token that was minted a moment ago is tried while GitHub does not know it yet. */
const FRESH_TRIES = 4;

/** Requests in the name of the installation: token, limiter, deadline, retries, conditional reads. */
export class GitHubRequests {
  constructor(private readonly parts: GitHubRequestsParts) {}

  async send<R extends Route>(route: R, parameters: Parameters<R>, options: SendOptions = {}): Promise<Answer<R>> {
    const { signal, idempotent = route.startsWith('GET ') } = options;
    const once = () => this.sendOnce(route, parameters, options);
    return idempotent ? retried(once, { delayMs: this.parts.retryDelayMs, signal }) : once();
  }

  /** A token may be revoked long before it expires: it is then minted once more, and the request repeated once. */
  private async sendOnce<R extends Route>(
    route: R,
    parameters: Parameters<R>,
    options: SendOptions,
  ): Promise<Answer<R>> {
    const { tokens } = this.parts;
    const token = await unlessAborted(tokens.get(), options.signal);
    try {
      return await this.sendWhileFresh(token, route, parameters, options);
    } catch (error) {
      if (!(error instanceof AuthenticationError) || error.status !== 401) throw tokens.explain(error);
      await tokens.forget(token);
      return this.sendWhileFresh(await unlessAborted(tokens.get(), options.signal), route, parameters, options);
    }
  }

  /**
   * For some seconds a new token may be unknown to a part of GitHub. What is refused for that was not carried out.
   *
   * @see https://github.com/octokit/auth-app.js/issues/65
   */
  private async sendWhileFresh<R extends Route>(
    token: InstallationToken,
    route: R,
    parameters: Parameters<R>,
    options: SendOptions,
  ): Promise<Answer<R>> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.sendWith(token, route, parameters, options);
      } catch (error) {
        if (attempt === FRESH_TRIES || !token.isFresh() || !mayBeTooFresh(error)) throw error;
        await wait(this.parts.retryDelayMs * 2 ** (attempt - 1), undefined, { signal: options.signal });
      }
    }
  }

  private async sendWith<R extends Route>(
    token: InstallationToken,
    route: R,
    parameters: Parameters<R>,
    options: SendOptions,
  ): Promise<Answer<R>> {
    const release = await this.parts.limiter.acquire(options.signal);
    try {
      return await this.ask(token, route, parameters, options);
    } finally {
      release();
    }
  }

  /** Reads what has not changed from what GitHub has answered before. */
  private async ask<R extends Route>(
    token: InstallationToken,
    route: R,
    parameters: Parameters<R>,
    { signal, accept, address, handsOver }: SendOptions,
  ): Promise<Answer<R>> {
    const { transport, cache } = this.parts;
    const url = address ?? transport.addressOf(route, parameters);
    const isRead = route.startsWith('GET ');
    const key = `${accept ?? ''} ${url}`;
    const conditions = isRead ? cache.conditions(key) : undefined;
    const authorization = `token ${token.value}`;
    const granted = token.permissions;
    const dispatch = { authorization, signal, accept, conditions, granted, handsOver };
    const answer = await transport.sendTo(route, url, parameters, dispatch);
    const kept = answer.status === 304 ? cache.recall(key) : undefined;
    if (kept) {
      // The time of the answer is now, not when it was kept.
      const headers = new Headers({ ...Object.fromEntries(kept.headers), ...Object.fromEntries(answer.headers) });
      return { ...answer, status: 200, headers, data: kept.data as Answer<R>['data'] };
    }
    if (isRead && answer.status === 200) cache.keep(key, answer.headers, answer.data);
    return answer;
  }
}

/** 401 always; 403 unless it is about a permission that the token itself says it has not got. */
function mayBeTooFresh(error: unknown): boolean {
  if (error instanceof MissingPermissionError) return meetsPermissions(error.needed, error.granted);
  return error instanceof GitHubError && error.status === 401;
}
