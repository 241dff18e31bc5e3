import { ValidationError } from '../errors/validation.error.js';
import type { GitHubContext } from '../github.context.js';
import type { RequestOptions } from '../request-options.js';
import { setSecrets } from '../secrets/set-secrets.js';

/**
 * Sets all secrets and returns their names.
 *
 * @throws ValidationError that names each secret that GitHub refused, or else what the first failure was
 */
export async function addSecrets(
  context: GitHubContext,
  repo: string,
  secrets: Readonly<Record<string, string>>,
  options: RequestOptions,
): Promise<string[]> {
  const outcomes = await setSecrets(context, repo, secrets, options);
  const failures = outcomes.filter((outcome) => outcome.status === 'failed');
  const [first] = failures;
  if (!first) return outcomes.map(({ name }) => name);
  if (!(first.error instanceof ValidationError)) throw first.error;
  const reasons = failures.map(({ name, error }) => `${name}: ${error.message}`);
  throw new ValidationError(`Secrets of ${context.org}/${repo} could not be set. ${reasons.join(' ')}`, first.error);
}
