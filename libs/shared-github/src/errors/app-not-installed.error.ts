import { AuthenticationError } from './authentication.error.js';
import type { GitHubErrorFacts } from './github.error.js';

/** The App exists but is not installed on the organisation. */
export class AppNotInstalledError extends AuthenticationError {
  override readonly code = 'app_not_installed';

  /** @param page where an owner of the organisation installs it */
  constructor(org: string, appId: number, page: string, facts: GitHubErrorFacts = {}) {
    super(`GitHub App ${appId} is not installed on ${org}. Install it at ${page}, or correct GITHUB_ORG.`, facts);
  }
}
