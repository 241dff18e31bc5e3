import { GitHubError } from '../../errors/github.error.js';
import { GitHubUnavailableError } from '../../errors/github-unavailable.error.js';
import type { LogRequest } from '../log-request.js';
import { fetchAddress } from './fetch-address.js';
import { saveBody } from './save-body.js';
import { type LogSource, signedAddress } from './signed-address.js';

const TRIES = 4;
const FIRST_PAUSE_MS = 500;

/**
 * Saves a log to a file and opens it. What is cut off, or cannot be opened, is fetched again; an address that is refused
 * is asked for anew once, because it may have expired.
 *
 * @throws NotFoundError when there is no such log, or not any more
 */
export async function downloadLog<T>(
  request: LogRequest,
  source: LogSource,
  file: string,
  open: () => Promise<T>,
): Promise<T> {
  const { context, signal, maxDownloadBytes: maxBytes } = request;
  for (let attempt = 1, wasRefused = false; ; attempt += 1) {
    const address = await signedAddress(request, source);
    try {
      await saveBody(await fetchAddress(address, signal), file, { maxBytes, signal });
      return await open();
    } catch (error) {
      if (attempt === TRIES) throw error;
      if (error instanceof GitHubUnavailableError) await context.clock.sleep(FIRST_PAUSE_MS * attempt, signal);
      else if (isRefusal(error) && !wasRefused) wasRefused = true;
      else throw error;
    }
  }
}

function isRefusal(error: unknown): boolean {
  return error instanceof GitHubError && error.status !== undefined;
}
