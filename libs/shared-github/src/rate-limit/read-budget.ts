import { NotFoundError } from '../errors/not-found.error.js';
import type { GitHubTransport } from '../requests/github-transport.js';
import { githubDate } from '../requests/github-date.js';
import type { InstallationTokens } from '../tokens/installation-tokens.js';
import type { ObservedBudget } from './rate-limiter.js';

/**
 * How GitHub counts the hour of this installation, asked past the limiter: it is what the limiter starts from. GitHub
 * does not count the question itself. Enterprise Server may have no limits, and then answers 404.
 *
 * @see https://docs.github.com/rest/rate-limit/rate-limit#get-rate-limit-status-for-the-authenticated-user
 */
export async function readBudget(
  transport: GitHubTransport,
  tokens: InstallationTokens,
): Promise<ObservedBudget | undefined> {
  const token = await tokens.get();
  try {
    const { data, headers } = await transport.send('GET /rate_limit', {}, { authorization: `token ${token.value}` });
    const { limit, used, reset } = data.resources.core;
    const now = (githubDate(headers) ?? new Date()).getTime();
    return { limit, used, reset, resetInMs: Math.max(0, reset * 1000 - now) };
  } catch (error) {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  }
}
