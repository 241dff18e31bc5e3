import { AuthenticationError } from '../errors/authentication.error.js';
import { NotFoundError } from '../errors/not-found.error.js';

/** Says what to check when GitHub does not take the App for who it says it is. */
export function explainAppRefusal(error: unknown, appId: number): unknown {
  const isUnknown = error instanceof NotFoundError && /integration not found/i.test(error.message);
  const isRefused = error instanceof AuthenticationError && error.status === 401;
  if (!isUnknown && !isRefused) return error;
  return new AuthenticationError(
    `GitHub does not take the key of App ${appId} (${error.message}). Check that GITHUB_APP_ID and the private key belong together, that the key was not deleted in the App's settings, and this machine's clock.`,
    error,
  );
}
