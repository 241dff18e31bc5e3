import { GitHubError } from '../../errors/github.error.js';
import { GitHubUnavailableError } from '../../errors/github-unavailable.error.js';
import { RequestTimeoutError } from '../../errors/request-timeout.error.js';
import { startDeadline } from '../../requests/deadline.js';
import { checkDownloadAddress } from './check-download-address.js';

const MOST_REDIRECTS = 2;
/** How long the storage may take to begin its answer, in milliseconds. */
const ANSWER_TIMEOUT_MS = 15_000;

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
    if (status === 200 && !isPage(response)) return response;
    void response.body?.cancel().catch(() => undefined);
    if (status === 200) throw new GitHubUnavailableError(`The download from ${address.host} was answered with a page.`);
    const location = headers.get('location') ?? '';
    const isRedirect = status >= 300 && status < 400 && URL.canParse(location, address.href);
    if (!isRedirect || redirects === MOST_REDIRECTS) throw refused(address, status);
    address = checkDownloadAddress(new URL(location, address));
  }
}

async function ask(address: URL, signal: AbortSignal): Promise<Response> {
  const deadline = startDeadline(ANSWER_TIMEOUT_MS, signal);
  const headers = { 'user-agent': 'project-factory' };
  try {
    // How long the body takes is for the caller's signal to say.
    return await fetch(address, { redirect: 'manual', headers, signal: deadline.signal });
  } catch {
    signal.throwIfAborted();
    if (deadline.hasPassed) {
      throw new RequestTimeoutError(`The download from ${address.host} did not begin within ${ANSWER_TIMEOUT_MS} ms.`);
    }
    throw new GitHubUnavailableError(`The download from ${address.host} could not be started.`);
  } finally {
    deadline.clear();
  }
}

/** Logs are text or archives: a page comes from something between here and GitHub. */
function isPage({ headers }: Response): boolean {
  return /^text\/html\b/i.test(headers.get('content-type') ?? '');
}

function refused({ host }: URL, status: number): GitHubError {
  const message = `The download from ${host} was answered ${status}.`;
  return status >= 500 || status === 429
    ? new GitHubUnavailableError(message, { status })
    : new GitHubError(message, { status });
}
