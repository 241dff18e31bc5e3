import { NotFoundError } from '../errors/not-found.error.js';
import type { GitHubContext } from '../github.context.js';
import type { RequestOptions } from '../request-options.js';

/** What a repository's secrets are sealed with. */
export interface PublicKey {
  readonly key_id: string;
  /** Base64. */
  readonly key: string;
}

/** @see https://docs.github.com/rest/actions/secrets#get-a-repository-public-key */
export async function readPublicKey(
  { org, requests }: GitHubContext,
  repo: string,
  options: RequestOptions,
): Promise<PublicKey> {
  try {
    const { data } = await requests.send(
      'GET /repos/{owner}/{repo}/actions/secrets/public-key',
      { owner: org, repo },
      options,
    );
    return data;
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
    throw new NotFoundError(
      `Secrets of ${org}/${repo} cannot be set: it does not exist, or the GitHub App may not see it.`,
      error,
    );
  }
}
