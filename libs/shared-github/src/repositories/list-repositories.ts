import type { GitHubContext } from '../github.context.js';
import type { RequestOptions } from '../request-options.js';
import { paginate } from '../requests/paginate.js';
import { type Repository, type RepositoryBody, toRepository } from './repository.js';

/**
 * All repositories of the organisation that the App may see, the oldest first.
 *
 * @see https://docs.github.com/rest/repos/repos#list-organization-repositories
 */
export async function listRepositories(
  { org, requests }: GitHubContext,
  options: RequestOptions = {},
): Promise<Repository[]> {
  // What is created meanwhile comes last, and moves nothing from one page to the next.
  const parameters = { org, sort: 'created', direction: 'asc' } as const;
  const found = new Map<number, Repository>();
  for await (const { data } of paginate(requests, 'GET /orgs/{org}/repos', parameters, options)) {
    // GitHub's description calls optional what every answer has.
    for (const body of data as RepositoryBody[]) found.set(Number(body.id), toRepository(body));
  }
  return [...found.values()];
}
