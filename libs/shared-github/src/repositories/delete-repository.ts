import { GitHubUnavailableError } from '../errors/github-unavailable.error.js';
import { NotFoundError } from '../errors/not-found.error.js';
import { ValidationError } from '../errors/validation.error.js';
import type { GitHubContext } from '../github.context.js';
import type { RequestOptions } from '../request-options.js';
import { goOnAfter } from '../requests/go-on-after.js';
import { getRepository } from './get-repository.js';
import type { Repository } from './repository.js';

const TRIES = 4;
/** Pause before the second try, in milliseconds; it doubles. */
const FIRST_PAUSE_MS = 250;

/**
 * Deletes the repository that has this very name now, and no other that had it once.
 *
 * @see https://docs.github.com/rest/repos/repos#delete-a-repository
 */
export async function deleteRepository(
  context: GitHubContext,
  name: string,
  options: RequestOptions = {},
): Promise<void> {
  const condemned = await getRepository(context, name, options);
  refuseUnlessNamed(context.org, name, condemned);
  for (let attempt = 1; ; attempt += 1) {
    try {
      await send(context, name, options);
      break;
    } catch (error) {
      const mayBeGone = error instanceof NotFoundError || error instanceof GitHubUnavailableError;
      if (!mayBeGone) throw error;
      if (await goOnAfter(error, () => isGone(context, name, { condemned, options }))) break;
      if (error instanceof NotFoundError || attempt === TRIES) throw error;
      await context.clock.sleep(FIRST_PAUSE_MS * 2 ** (attempt - 1), options.signal);
    }
  }
  context.tokens.forgetRepository(name);
}

/** By a former name GitHub finds what is called otherwise now: nobody has asked for that to be deleted. */
function refuseUnlessNamed(org: string, name: string, { fullName }: Repository): void {
  const [owner = '', current = ''] = fullName.split('/');
  if (owner.toLowerCase() === org.toLowerCase() && current === name) return;
  throw new ValidationError(
    `${org}/${name} is called ${fullName} now. Nothing was deleted. If it is to be deleted, ask for it by that name, in its organisation.`,
  );
}

async function send({ org, requests }: GitHubContext, name: string, { signal }: RequestOptions): Promise<void> {
  await requests.send('DELETE /repos/{owner}/{repo}', { owner: org, repo: name }, { signal });
}

interface Condemned {
  condemned: Repository;
  options: RequestOptions;
}

/** Another one may have taken the name since: then the first one is gone, and the other stays. */
async function isGone(context: GitHubContext, name: string, { condemned, options }: Condemned): Promise<boolean> {
  try {
    return (await getRepository(context, name, options)).id !== condemned.id;
  } catch (error) {
    if (error instanceof NotFoundError) return true;
    throw error;
  }
}
