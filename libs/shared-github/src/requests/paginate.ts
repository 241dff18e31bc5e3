import { GitHubError } from '../errors/github.error.js';
import type { GitHubRequests, SendOptions } from './github-requests.js';
import type { Answer } from './github-transport.js';
import type { Parameters, Route } from './route.js';

/** GitHub gives no more at once. */
const PER_PAGE = 100;

/**
 * All pages of a list, one after the other, to the end.
 *
 * @see https://docs.github.com/rest/using-the-rest-api/using-pagination-in-the-rest-api
 * @throws GitHubError when a page is said to be on another host: the token does not go there
 */
export async function* paginate<R extends Route>(
  requests: GitHubRequests,
  route: R,
  parameters: Parameters<R>,
  options: SendOptions = {},
): AsyncGenerator<Answer<R>> {
  const first = { per_page: PER_PAGE, ...parameters };
  let answer = await requests.send(route, first, options);
  for (;;) {
    yield answer;
    const address = nextPage(answer.headers.get('link') ?? '');
    if (address === undefined) return;
    refuseOtherOrigin(route, answer.url, address);
    answer = await requests.send(route, first, { ...options, address });
  }
}

function nextPage(link: string): string | undefined {
  const [, address] = /<([^>]+)>\s*;\s*(?:[^,]*;\s*)?rel="?next"?/.exec(link) ?? [];
  return address;
}

function refuseOtherOrigin(route: string, from: string, to: string): void {
  if (URL.canParse(to, from) && new URL(to, from).origin === new URL(from).origin) return;
  throw new GitHubError(`${route} named a next page that is not at ${new URL(from).origin}: it is not followed.`);
}
