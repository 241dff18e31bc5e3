import { AuthenticationError } from './authentication.error.js';
import type { GitHubErrorFacts } from './github.error.js';

/** The App exists but is not installed on the organisation. */
export class AppNotInstalledError extends AuthenticationError {
  override readonly code = 'app_not_installed';

  constructor(org: string, appId: number, facts: GitHubErrorFacts = {}) {
    super(
      `GitHub App ${appId} is not installed on ${org}. Install it at https://github.com/organizations/${org}/settings/installations, or correct GITHUB_ORG.`,
      facts,
    );
  }
}
