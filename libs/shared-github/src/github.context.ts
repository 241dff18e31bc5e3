import type { Clock } from './clock.js';
import type { BranchQueue } from './files/branch-queue.js';
import type { BegunProjects } from './provisioning/begun-projects.js';
import type { RateLimiter } from './rate-limit/rate-limiter.js';
import type { GitHubRequests } from './requests/github-requests.js';
import type { InstallationTokens } from './tokens/installation-tokens.js';
import type { DispatchLedger } from './workflows/dispatch-ledger.js';

/** What every operation works with: the organisation, and a way to ask GitHub. */
export interface GitHubContext {
  readonly org: string;
  readonly requests: GitHubRequests;
  readonly tokens: InstallationTokens;
  readonly limiter: RateLimiter;
  readonly branches: BranchQueue;
  readonly begun: BegunProjects;
  readonly dispatches: DispatchLedger;
  readonly clock: Clock;
  /** Ends what waits, and the connection of the limits. */
  readonly close: () => Promise<void>;
}
