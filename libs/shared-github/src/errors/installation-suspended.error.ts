import { AuthenticationError } from './authentication.error.js';
import type { GitHubErrorFacts } from './github.error.js';

/** The App is installed, but an owner of the organisation has suspended it. */
export class InstallationSuspendedError extends AuthenticationError {
  override readonly code = 'installation_suspended';

  constructor(org: string, facts: GitHubErrorFacts = {}) {
    super(
      `The GitHub App's installation on ${org} is suspended. An owner can lift it at https://github.com/organizations/${org}/settings/installations.`,
      facts,
    );
  }
}
