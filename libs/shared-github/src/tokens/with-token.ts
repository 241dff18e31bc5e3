import { sleep } from '../clock.js';
import { AuthenticationError } from '../errors/authentication.error.js';
import { GitHubError } from '../errors/github.error.js';
import { MissingPermissionError } from '../errors/missing-permission.error.js';
import type { GitHubMetrics } from '../metrics/github-metrics.js';
import { meetsPermissions } from '../requests/meets-permissions.js';
import { unlessAborted } from '../requests/unless-aborted.js';
import type { InstallationToken } from './installation-token.js';
import type { InstallationTokens } from './installation-tokens.js';

/** The token that goes with a request. Who waits long before he sends may put another one in. */
export interface Credential {
  token: InstallationToken;
}

export interface WithTokenOptions {
  readonly tokens: InstallationTokens;
  readonly metrics: GitHubMetrics;
  /** Before the second try with a fresh token, in milliseconds; it doubles. */
  readonly retryDelayMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** How often a token that was minted a moment ago is tried while GitHub does not know it yet. */
const FRESH_TRIES = 4;

/** A token may be revoked long before it expires: it is then minted once more, and the request repeated once. */
export async function withToken<T>(
  options: WithTokenOptions,
  send: (credential: Credential) => Promise<T>,
): Promise<T> {
  const { tokens, metrics, signal } = options;
  const credential = { token: await unlessAborted(tokens.get(), signal) };
  try {
    return await whileFresh(options, credential, send);
  } catch (error) {
    if (!(error instanceof AuthenticationError) || error.status !== 401) throw tokens.explain(error);
    metrics.retried('revoked_token');
    await tokens.forget(credential.token);
    credential.token = await unlessAborted(tokens.get(), signal);
    return whileFresh(options, credential, send);
  }
}

/**
 * For some seconds a new token may be unknown to a part of GitHub. What is refused for that was not carried out.
 *
 * @see https://github.com/octokit/auth-app.js/issues/65
 */
async function whileFresh<T>(
  { metrics, retryDelayMs, signal }: WithTokenOptions,
  credential: Credential,
  send: (credential: Credential) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await send(credential);
    } catch (error) {
      if (attempt === FRESH_TRIES || !credential.token.isFresh() || !mayBeTooFresh(error)) throw error;
      metrics.retried('fresh_token');
      await sleep(retryDelayMs * 2 ** (attempt - 1), signal);
    }
  }
}

/** 401 always; 403 unless it is about a permission that the token itself says it has not got. */
function mayBeTooFresh(error: unknown): boolean {
  if (error instanceof MissingPermissionError) return meetsPermissions(error.needed, error.granted);
  return error instanceof GitHubError && error.status === 401;
}
