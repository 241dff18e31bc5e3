import { GitHubUnavailableError } from '../errors/github-unavailable.error.js';
import { NotFoundError } from '../errors/not-found.error.js';
import { RateLimitExceededError } from '../errors/rate-limit-exceeded.error.js';
import { RequestTimeoutError } from '../errors/request-timeout.error.js';
import { AnswerWatch } from '../requests/answer-watch.js';
import { credibleBudget, type SaidBudget } from '../requests/credible-budget.js';
import { githubDate } from '../requests/github-date.js';
import type { GitHubTransport } from '../requests/github-transport.js';
import type { InstallationToken } from '../tokens/installation-token.js';
import { withToken, type WithTokenOptions } from '../tokens/with-token.js';
import type { Seed } from './redis/wire.js';

/**
 * How GitHub counts the hour of this installation, asked past the limiter: it is what the limiter starts from. GitHub
 * does not count the question itself, but may refuse it: then everybody has to wait.
 *
 * @see https://docs.github.com/rest/rate-limit/rate-limit#get-rate-limit-status-for-the-authenticated-user
 */
export function readBudget(transport: GitHubTransport, options: WithTokenOptions): Promise<Seed> {
  return withToken(options, ({ token }) => ask(transport, token));
}

async function ask(transport: GitHubTransport, token: InstallationToken): Promise<Seed> {
  const answers = new AnswerWatch();
  const dispatch = { authorization: `token ${token.value}`, watch: answers.watch };
  try {
    const { data, headers } = await transport.send('GET /rate_limit', {}, dispatch);
    const now = (githubDate(headers) ?? new Date()).getTime();
    return { budget: credibleBudget({ ...coreOf(data), now }) };
  } catch (error) {
    // Enterprise Server may have no limits.
    if (error instanceof NotFoundError) return {};
    if (error instanceof GitHubUnavailableError) throw nothingSent(error);
    if (!(error instanceof RateLimitExceededError)) throw error;
    const { budget, refusal } = answers.outcome(error);
    return { budget, refusal };
  }
}

/** Somebody may answer in GitHub's place: nothing says that the answer is whole. */
function coreOf(data: unknown): Omit<SaidBudget, 'now'> {
  const { resources } = (data ?? {}) as { resources?: { core?: Partial<SaidBudget> } };
  const { limit, used, reset } = resources?.core ?? {};
  return { limit, used, reset };
}

/** Whoever called asked for something else: a write of his has not taken effect. */
function nothingSent(error: GitHubUnavailableError): GitHubUnavailableError {
  const { message, status, requestId, documentationUrl, retryAfterSeconds } = error;
  const facts = { status, requestId, documentationUrl, retryAfterSeconds, cause: error };
  const Unavailable = error instanceof RequestTimeoutError ? RequestTimeoutError : GitHubUnavailableError;
  return new Unavailable(
    `The rate limits cannot be read from GitHub: ${message} Nothing else was sent. Try again later.`,
    facts,
  );
}
