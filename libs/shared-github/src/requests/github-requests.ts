import type { GitHubMetrics } from '../metrics/github-metrics.js';
import type { InstallationToken } from '../tokens/installation-token.js';
import type { InstallationTokens } from '../tokens/installation-tokens.js';
import { type Credential, withToken } from '../tokens/with-token.js';
import type { ConditionalCache } from './conditional-cache.js';
import type { Answer, GitHubTransport } from './github-transport.js';
import type { Parameters, Route } from './route.js';
import type { Patience, RequestTurns, Watch } from './request-turns.js';
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
  turns: RequestTurns;
  cache: ConditionalCache;
  retryDelayMs: number;
  metrics: GitHubMetrics;
}

interface Sending<R extends Route> {
  token: InstallationToken;
  route: R;
  parameters: Parameters<R>;
  url: string;
  watch: Watch;
  /** Of the time that the request may take, in milliseconds. */
  spentMs: number;
}

/** Requests in the name of the installation: token, limiter, deadline, retries, conditional reads. */
export class GitHubRequests {
  constructor(
    private readonly parts: GitHubRequestsParts,
    private readonly patience: Patience,
  ) {}

  /** The same, for calls that wait for their turn in another way. */
  waiting(patience: Partial<Patience>): GitHubRequests {
    return new GitHubRequests(this.parts, { ...this.patience, ...patience });
  }

  async send<R extends Route>(route: R, parameters: Parameters<R>, options: SendOptions = {}): Promise<Answer<R>> {
    const { signal, idempotent = route.startsWith('GET ') } = options;
    const { retryDelayMs: delayMs, metrics } = this.parts;
    const once = () =>
      withToken({ ...this.parts, signal }, (credential) => this.sendInTurn(credential, route, parameters, options));
    return idempotent ? retried(once, { delayMs, signal, onRetry: (cause) => metrics.retried(cause) }) : once();
  }

  /** The token may end while the request waits for its turn, which may take hours. */
  private async sendInTurn<R extends Route>(
    credential: Credential,
    route: R,
    parameters: Parameters<R>,
    options: SendOptions,
  ): Promise<Answer<R>> {
    const { turns, transport, tokens } = this.parts;
    const { signal } = options;
    const url = options.address ?? transport.addressOf(route, parameters);
    let spentMs = 0;
    return turns.run(route, this.patience, signal, {
      prepare: async () => {
        if (tokens.isGood(credential.token)) return;
        const startedAt = performance.now();
        credential.token = await unlessAborted(tokens.get(), signal);
        spentMs = performance.now() - startedAt;
      },
      send: (watch) => this.ask({ token: credential.token, route, parameters, url, watch, spentMs }, options),
    });
  }

  /** Reads what has not changed from what GitHub has answered before. */
  private async ask<R extends Route>(
    { token, route, parameters, url, watch, spentMs }: Sending<R>,
    { signal, accept, handsOver }: SendOptions,
  ): Promise<Answer<R>> {
    const { transport, cache, metrics } = this.parts;
    const isRead = route.startsWith('GET ');
    const key = `${accept ?? ''} ${url}`;
    const kept = isRead ? cache.find(key) : undefined;
    const authorization = `token ${token.value}`;
    const granted = token.permissions;
    const dispatch = {
      authorization,
      signal,
      accept,
      conditions: kept?.conditions,
      granted,
      handsOver,
      watch,
      spentMs,
    };
    const answer = await transport.sendTo(route, url, parameters, dispatch);
    if (answer.status === 304 && kept) {
      metrics.conditionalHit();
      const headers = kept.link === undefined ? answer.headers : withLink(answer.headers, kept.link);
      return { ...answer, status: 200, headers, data: kept.read() as Answer<R>['data'] };
    }
    if (isRead && answer.status === 200) cache.keep(key, answer.headers, answer.json);
    return answer;
  }
}

/** All else that an answer says of itself is of now, and not of when it was kept. */
function withLink(headers: Headers, link: string): Headers {
  const all = new Headers(headers);
  if (!all.has('link')) all.set('link', link);
  return all;
}
