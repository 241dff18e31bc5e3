import { request } from '@octokit/request';
import type { Endpoints, RequestParameters } from '@octokit/types';
import { GitHubError } from '../errors/github.error.js';
import { GitHubUnavailableError } from '../errors/github-unavailable.error.js';
import { toGitHubError } from './to-github-error.js';
import { unlessAborted } from './unless-aborted.js';

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
    const end = signal ? AbortSignal.any([signal, deadline]) : deadline;
    let answer: Answer<R>;
    try {
      const sent = this.request(route, {
        ...parameters,
        headers: { ...parameters.headers, authorization },
        // A redirect is never followed: it could carry the token to another host.
        request: { redirect: 'manual', signal: end },
      });
      // Octokit takes an answer whose body was cut short by the signal for a whole one.
      answer = (await unlessAborted(sent, end)) as Answer<R>;
    } catch (error) {
      signal?.throwIfAborted();
      throw toGitHubError(error, { route, hasTimedOut: deadline.aborted, timeoutMs: this.requestTimeoutMs });
    }
    refuseRedirect(route, answer);
    refuseCutBody(route, answer);
    return answer;
  }
}

/** Octokit answers with an empty text, or half of one, where the connection broke while the body was under way. */
function refuseCutBody(
  route: string,
  { data, headers }: { data: unknown; headers: { 'content-type'?: string } },
): void {
  if (typeof data !== 'string' || !headers['content-type']?.includes('json')) return;
  throw new GitHubUnavailableError(`${route} was answered, and the answer was cut off.`);
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
