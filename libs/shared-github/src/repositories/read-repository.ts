import { NotFoundError } from '../errors/not-found.error.js';
import type { GitHubContext } from '../github.context.js';
import type { RequestOptions } from '../request-options.js';
import { githubDate } from '../requests/github-date.js';
import { checkRepositoryName } from './check-repository-name.js';
import { type Repository, toRepository } from './repository.js';

export interface ReadRepository {
  readonly repository: Repository;
  /** By GitHub's clock, where it tells. */
  readonly answeredAt: Date | undefined;
}

/** @see https://docs.github.com/rest/repos/repos#get-a-repository */
export async function readRepository(
  { org, requests }: GitHubContext,
  name: string,
  options: RequestOptions = {},
): Promise<ReadRepository> {
  checkRepositoryName(name);
  try {
    const { data, headers } = await requests.send('GET /repos/{owner}/{repo}', { owner: org, repo: name }, options);
    return { repository: toRepository(data), answeredAt: githubDate(headers) };
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
    throw new NotFoundError(
      `The repository ${org}/${name} does not exist, or the GitHub App may not see it. Check the name, and which repositories the App is installed on.`,
      error,
    );
  }
}
