import { GitHubError } from '../../errors/github.error.js';
import { GitHubUnavailableError } from '../../errors/github-unavailable.error.js';
import { checkDownloadAddress } from './check-download-address.js';

const MOST_REDIRECTS = 2;

/**
 * Asks for a signed address, with no credential. Messages name the host only: who has the address has the log.
 *
 * @throws GitHubUnavailableError for a failure that may pass, GitHubError with the status of a refusal
 */
export async function fetchAddress(first: URL, signal: AbortSignal): Promise<Response> {
  let address = first;
  for (let redirects = 0; ; redirects += 1) {
    const response = await ask(address, signal);
    const { status, headers } = response;
    if (status === 200) return response;
    void response.body?.cancel().catch(() => undefined);
    const location = headers.get('location') ?? '';
    const isRedirect = status >= 300 && status < 400 && URL.canParse(location, address.href);
    if (!isRedirect || redirects === MOST_REDIRECTS) throw refused(address, status);
    address = checkDownloadAddress(new URL(location, address));
  }
}

async function ask(address: URL, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(address, { redirect: 'manual', headers: { 'user-agent': 'project-factory' }, signal });
  } catch {
    signal.throwIfAborted();
    throw new GitHubUnavailableError(`The download from ${address.host} could not be started.`);
  }
}

function refused({ host }: URL, status: number): GitHubError {
  const message = `The download from ${host} was answered ${status}.`;
  return status >= 500 || status === 429
    ? new GitHubUnavailableError(message, { status })
    : new GitHubError(message, { status });
}
