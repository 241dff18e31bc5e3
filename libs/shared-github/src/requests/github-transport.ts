import type { Endpoints } from '@octokit/types';
import { GitHubError } from '../errors/github.error.js';
import { GitHubUnavailableError } from '../errors/github-unavailable.error.js';
import { RequestTimeoutError } from '../errors/request-timeout.error.js';
import type { GitHubMetrics } from '../metrics/github-metrics.js';
import type { RequestStatus } from '../metrics/labels.js';
import { startDeadline } from './deadline.js';
import { expandRoute } from './expand-route.js';
import { nextAddress } from './next-address.js';
import { readData } from './read-data.js';
import { toGitHubError } from './to-github-error.js';
import type { Parameters, Route } from './route.js';
import { unlessAborted } from './unless-aborted.js';

export interface Answer<R extends Route = Route> {
  readonly status: number;
  readonly headers: Headers;
  readonly data: Endpoints[R]['response']['data'];
  /** What the data was written as; undefined where it was no JSON. */
  readonly json?: string | undefined;
  /** Where the answer came from, after redirects. */
  readonly url: string;
}

export interface TransportOptions {
  apiBaseUrl: string;
  requestTimeoutMs: number;
  metrics: GitHubMetrics;
}

export interface Dispatch {
  /** The whole `Authorization` header. */
  authorization: string;
  signal?: AbortSignal | undefined;
  /** Default GitHub's JSON. */
  accept?: string | undefined;
  /** Answers a redirect that leads out of the API, instead of refusing it: what is there is for a request without token. */
  handsOver?: boolean | undefined;
  /** Conditions of a read: `if-none-match`, `if-modified-since`. */
  conditions?: Readonly<Record<string, string>> | undefined;
  /** What the token may do, so that a refusal can be told from a missing permission. */
  granted?: Readonly<Record<string, string>> | undefined;
  /** Of the time that the request may take, what has gone by already, in milliseconds. */
  spentMs?: number | undefined;
  /** Is shown every answer, those that redirect and those that refuse too. */
  watch?: ((response: Response) => void) | undefined;
}

const mostRedirects = 3;

/** Sends one request with a deadline, and turns whatever goes wrong into a `GitHubError`. */
export class GitHubTransport {
  readonly apiBaseUrl: string;
  private readonly requestTimeoutMs: number;
  private readonly metrics: GitHubMetrics;

  constructor({ apiBaseUrl, requestTimeoutMs, metrics }: TransportOptions) {
    this.apiBaseUrl = apiBaseUrl.replace(/\/+$/, '');
    this.requestTimeoutMs = requestTimeoutMs;
    this.metrics = metrics;
  }

  async send<R extends Route>(route: R, parameters: Parameters<R>, dispatch: Dispatch): Promise<Answer<R>> {
    return this.sendTo(route, this.addressOf(route, parameters), parameters, dispatch);
  }

  /** @throws ValidationError when a parameter would lead elsewhere */
  addressOf<R extends Route>(route: R, parameters: Parameters<R>): string {
    return this.apiBaseUrl + expandRoute(route, parameters).path;
  }

  /** Sends a route to an address that GitHub named itself, such as a page of a list. */
  async sendTo<R extends Route>(
    route: R,
    address: string,
    parameters: Parameters<R>,
    dispatch: Dispatch,
  ): Promise<Answer<R>> {
    const { method, path, body } = expandRoute(route, parameters);
    // With the repository's name in it, and without the query.
    const what = `${method} ${path.replace(/\?.*/, '')}`;
    const { signal: caller, accept = 'application/vnd.github+json', spentMs = 0 } = dispatch;
    const startedAt = performance.now();
    const deadline = startDeadline(Math.max(1, this.requestTimeoutMs - spentMs), caller);
    const request: RequestInit = {
      method,
      headers: {
        accept,
        authorization: dispatch.authorization,
        'user-agent': 'project-factory',
        'x-github-api-version': '2022-11-28',
        ...(body && { 'content-type': 'application/json; charset=utf-8' }),
        ...dispatch.conditions,
      },
      ...(body && { body: JSON.stringify(body) }),
      // Redirects are looked at first: one could carry the token to another host.
      redirect: 'manual',
      signal: deadline.signal,
    };
    try {
      const exchange = async (): Promise<Answer<R>> => {
        const leavesFrom = dispatch.handsOver ? this.apiBaseUrl : undefined;
        const { response, url } = await follow(what, new URL(address), request, { leavesFrom, watch: dispatch.watch });
        const { data, json } = await readData(what, response, accept.includes('raw'));
        const { status, headers } = response;
        if (status >= 400) throw toGitHubError(what, { status, headers, data, granted: dispatch.granted });
        return { status, headers, data: data as Answer<R>['data'], json, url };
      };
      // A body that never ends does not always end with the signal.
      const answer = await unlessAborted(exchange(), deadline.signal);
      this.measure(route, answer.status, startedAt);
      return answer;
    } catch (error) {
      caller?.throwIfAborted();
      const status = error instanceof GitHubError ? error.status : undefined;
      this.measure(route, status ?? (deadline.hasPassed ? 'timeout' : 'network'), startedAt);
      if (error instanceof GitHubError) throw error;
      if (deadline.hasPassed) {
        throw new RequestTimeoutError(`${what} got no whole answer within ${this.requestTimeoutMs} ms.`);
      }
      throw new GitHubUnavailableError(`${what} ${describe(error)}.`, { cause: error });
    } finally {
      deadline.clear();
    }
  }

  private measure(route: Route, status: RequestStatus, startedAt: number): void {
    this.metrics.requested({ route, status, seconds: (performance.now() - startedAt) / 1000 });
  }
}

async function follow(
  what: string,
  first: URL,
  request: RequestInit,
  { leavesFrom, watch }: { leavesFrom: string | undefined; watch: Dispatch['watch'] },
): Promise<{ response: Response; url: string }> {
  let url = first;
  for (let redirects = 0; ; redirects += 1) {
    const response = await fetch(url, request);
    watch?.(response);
    if (response.status < 300 || response.status > 399 || response.status === 304) return { response, url: url.href };
    if (leavesFrom !== undefined && leadsOutOf(leavesFrom, url, response)) return { response, url: url.href };
    void response.body?.cancel().catch(() => undefined);
    if (redirects === mostRedirects) throw new GitHubError(`${what} was sent from place to place without an end.`);
    url = nextAddress(what, request.method ?? 'GET', url, response);
  }
}

function leadsOutOf(apiBaseUrl: string, from: URL, { headers }: Response): boolean {
  const location = headers.get('location') ?? '';
  return URL.canParse(location, from.href) && !new URL(location, from).href.startsWith(`${apiBaseUrl}/`);
}

function describe(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return `could not be sent, or not be read to its end: ${cause instanceof Error ? cause.message : String(cause)}`;
}
