import type { GitHubContext } from '../github.context.js';
import type { RequestOptions } from '../request-options.js';
import { readRepository } from './read-repository.js';
import type { Repository } from './repository.js';

/** A repository under its name of today: GitHub finds one that was renamed by its former name too. */
export async function getRepository(
  context: GitHubContext,
  name: string,
  options: RequestOptions = {},
): Promise<Repository> {
  return (await readRepository(context, name, options)).repository;
}
