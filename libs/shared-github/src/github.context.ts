import type { BranchQueue } from './files/branch-queue.js';
import type { GitHubRequests } from './requests/github-requests.js';
import type { InstallationTokens } from './tokens/installation-tokens.js';

/** What every operation works with: the organisation, and a way to ask GitHub. */
export interface GitHubContext {
  readonly org: string;
  readonly requests: GitHubRequests;
  readonly tokens: InstallationTokens;
  readonly branches: BranchQueue;
}
