import { NotFoundError } from '../errors/not-found.error.js';
import type { GitHubContext } from '../github.context.js';
import type { RequestOptions } from '../request-options.js';
import { checkRepositoryName } from './check-repository-name.js';
import { type Repository, toRepository } from './repository.js';

/** @see https://docs.github.com/rest/repos/repos#get-a-repository */
export async function getRepository(
  { org, requests }: GitHubContext,
  name: string,
  options: RequestOptions = {},
): Promise<Repository> {
  checkRepositoryName(name);
  try {
    const { data } = await requests.send('GET /repos/{owner}/{repo}', { owner: org, repo: name }, options);
    return toRepository(data);
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
    throw new NotFoundError(
      `The repository ${org}/${name} does not exist, or the GitHub App may not see it. Check the name, and which repositories the App is installed on.`,
      error,
    );
  }
}
