import { GitHubError } from '../errors/github.error.js';

/**
 * Where GitHub sends a request on: what was renamed is found by its number.
 *
 * @see https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api#follow-redirects
 * @throws GitHubError for another origin, which must not see the token, and for a write that would become a read
 */
export function nextAddress(route: string, method: string, from: URL, { status, headers }: Response): URL {
  const location = headers.get('location') ?? '';
  const facts = { status, requestId: headers.get('x-github-request-id') ?? undefined };
  const to = URL.canParse(location, from.href) ? new URL(location, from) : undefined;
  if (!to) throw new GitHubError(`${route} answered ${status} without saying where to go.`, facts);
  if (to.origin !== from.origin) {
    throw new GitHubError(
      `${route} answered ${status} and pointed to ${to.origin}: the token does not leave ${from.origin}.`,
      facts,
    );
  }
  const keepsMethod = status === 307 || status === 308 || method === 'GET' || method === 'HEAD';
  if (!keepsMethod) {
    throw new GitHubError(
      `${route} answered ${status}: it has moved, most likely by a new name. Use the new name.`,
      facts,
    );
  }
  return to;
}
