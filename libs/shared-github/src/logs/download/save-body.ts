import { open } from 'node:fs/promises';
import { GitHubError } from '../../errors/github.error.js';
import { GitHubUnavailableError } from '../../errors/github-unavailable.error.js';
import { unlessAborted } from '../../requests/unless-aborted.js';

/**
 * Writes what comes to a file, piece by piece.
 *
 * @throws GitHubError when it is more than that, GitHubUnavailableError when it ends too early
 */
export async function saveBody(
  response: Response,
  file: string,
  { maxBytes, signal }: { maxBytes: number; signal: AbortSignal },
): Promise<void> {
  const target = await open(file, 'w', 0o600);
  let bytes = 0;
  try {
    for await (const piece of pieces(response, signal)) {
      bytes += piece.byteLength;
      if (bytes > maxBytes) throw tooLarge(maxBytes);
      await target.write(piece);
    }
  } finally {
    await target.close();
  }
}

async function* pieces({ body }: Response, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  if (!body) return;
  const reader = body.getReader();
  try {
    for (;;) {
      // A body that never ends does not always end with the signal.
      const { done, value } = await unlessAborted(reader.read(), signal);
      if (done) return;
      yield value;
    }
  } catch {
    signal.throwIfAborted();
    throw new GitHubUnavailableError('The download of a log was cut off.');
  } finally {
    void reader.cancel().catch(() => undefined);
  }
}

function tooLarge(maxBytes: number): GitHubError {
  return new GitHubError(
    `The download of the logs is larger than ${maxBytes} bytes. Raise maxDownloadBytes to have them.`,
  );
}
