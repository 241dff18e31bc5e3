import type { GitHubContext } from '../github.context.js';
import type { RequestOptions } from '../request-options.js';

/** Whether it has no commit: GitHub lists the branches of an empty repository as none. */
export async function isEmptyRepository(
  { org, requests }: GitHubContext,
  repo: string,
  options: RequestOptions,
): Promise<boolean> {
  const { data } = await requests.send(
    'GET /repos/{owner}/{repo}/branches',
    { owner: org, repo, per_page: 1 },
    options,
  );
  return data.length === 0;
}
