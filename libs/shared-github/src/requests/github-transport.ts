import { request } from '@octokit/request';
import type { Endpoints, RequestParameters } from '@octokit/types';
import { GitHubError } from '../errors/github.error.js';
import { toGitHubError } from './to-github-error.js';

/** A REST route of GitHub, as its documentation writes it: `GET /repos/{owner}/{repo}`. */
export type Route = keyof Endpoints;
export type Parameters<R extends Route> = Endpoints[R]['parameters'] & RequestParameters;
export type Answer<R extends Route> = Endpoints[R]['response'];

export interface TransportOptions {
  apiBaseUrl: string;
  requestTimeoutMs: number;
}

export interface Dispatch {
  /** The whole `Authorization` header. */
  authorization: string;
  signal?: AbortSignal | undefined;
}

/** Sends one request with a deadline, and turns whatever goes wrong into a `GitHubError`. */
export class GitHubTransport {
  readonly apiBaseUrl: string;
  private readonly requestTimeoutMs: number;
  private readonly request: (route: string, parameters: RequestParameters) => Promise<unknown>;

  constructor({ apiBaseUrl, requestTimeoutMs }: TransportOptions) {
    this.apiBaseUrl = apiBaseUrl;
    this.requestTimeoutMs = requestTimeoutMs;
    this.request = request.defaults({
      baseUrl: apiBaseUrl,
      headers: { 'user-agent': 'project-factory', 'x-github-api-version': '2022-11-28' },
    });
  }

  async send<R extends Route>(
    route: R,
    parameters: Parameters<R>,
    { authorization, signal }: Dispatch,
  ): Promise<Answer<R>> {
    const deadline = AbortSignal.timeout(this.requestTimeoutMs);
    let answer: Answer<R>;
    try {
      answer = (await this.request(route, {
        ...parameters,
        headers: { ...parameters.headers, authorization },
        // A redirect is never followed: it could carry the token to another host.
        request: { redirect: 'manual', signal: signal ? AbortSignal.any([signal, deadline]) : deadline },
      })) as Answer<R>;
    } catch (error) {
      signal?.throwIfAborted();
      throw toGitHubError(error, { route, timedOut: deadline.aborted, timeoutMs: this.requestTimeoutMs });
    }
    refuseRedirect(route, answer);
    return answer;
  }
}

/** Octokit counts everything below 400 as success. GitHub redirects what was renamed or moved. */
function refuseRedirect(
  route: string,
  { status, headers }: { status: number; headers: { 'x-github-request-id'?: string } },
): void {
  if (status < 300) return;
  throw new GitHubError(`${route} answered ${status}: it has moved, most likely by a new name. Use the new name.`, {
    status,
    requestId: headers['x-github-request-id'],
  });
}
