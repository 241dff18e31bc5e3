import { NotFoundError } from '../errors/not-found.error.js';
import type { GitHubContext } from '../github.context.js';
import type { RequestOptions } from '../request-options.js';
import type { Repository } from './repository.js';
import { waitUntilReady } from './wait-until-ready.js';
import { wasCreatedSince } from './was-created-since.js';

/** So long after its creation a repository may be missing somewhere, in milliseconds. */
const YOUNG_MS = 5 * 60_000;

/** Works in a repository: what is not found in one that was created a moment ago is given the time to appear. */
export async function onceReady<T>(
  context: GitHubContext,
  repository: Repository,
  { signal }: RequestOptions,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const isYoung = wasCreatedSince(repository, context.clock.now() - YOUNG_MS);
    if (!isYoung || !(error instanceof NotFoundError)) throw error;
    await waitUntilReady(context, repository.name, signal ? { signal } : {});
    return work();
  }
}
