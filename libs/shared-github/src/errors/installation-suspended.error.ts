import { AuthenticationError } from './authentication.error.js';
import type { GitHubErrorFacts } from './github.error.js';

/** The App is installed, but an owner of the organisation has suspended it. */
export class InstallationSuspendedError extends AuthenticationError {
  override readonly code = 'installation_suspended';

  /** @param page where an owner of the organisation lifts it */
  constructor(org: string, page: string, facts: GitHubErrorFacts = {}) {
    super(`The GitHub App's installation on ${org} is suspended. An owner can lift it at ${page}.`, facts);
  }
}
