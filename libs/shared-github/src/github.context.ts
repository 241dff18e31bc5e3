import type { GitHubRequests } from './requests/github-requests.js';

/** What every operation works with: the organisation, and a way to ask GitHub. */
export interface GitHubContext {
  readonly org: string;
  readonly requests: GitHubRequests;
}
