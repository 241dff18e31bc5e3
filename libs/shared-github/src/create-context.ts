import { monotonicNow, sleep } from './clock.js';
import { BranchQueue } from './files/branch-queue.js';
import type { GitHubContext } from './github.context.js';
import type { GitHubOptions } from './github.options.js';
import { GitHubMetrics } from './metrics/github-metrics.js';
import { BegunProjects } from './provisioning/begun-projects.js';
import { createAppRateLimiter, createRateLimiter } from './rate-limit/create-rate-limiter.js';
import type { RateLimiter } from './rate-limit/rate-limiter.js';
import { readBudget } from './rate-limit/read-budget.js';
import { WaitingLine } from './rate-limit/waiting/waiting-line.js';
import { ConditionalCache } from './requests/conditional-cache.js';
import { GitHubRequests } from './requests/github-requests.js';
import { GitHubTransport } from './requests/github-transport.js';
import { RequestTurns } from './requests/request-turns.js';
import { AppJwt } from './tokens/app-jwt.js';
import { AppRequests } from './tokens/app-requests.js';
import { InstallationTokens } from './tokens/installation-tokens.js';
import { Installations } from './tokens/installations.js';
import { DispatchLedger } from './workflows/dispatch-ledger.js';

/** Puts together what the operations work with. */
export function createContext(options: GitHubOptions): GitHubContext {
  const { org, appId, privateKey, retryDelayMs = 500, requestTimeoutMs = 15_000, now = Date.now } = options;
  const { apiBaseUrl = 'https://api.github.com', tokenTtlSeconds: ttlSeconds = 3600, maxWaitMs = 60_000 } = options;
  const metrics = new GitHubMetrics(options.metricsRegistry);
  const transport = new GitHubTransport({ apiBaseUrl, requestTimeoutMs, metrics });
  const clock = { now: options.now ?? monotonicNow, sleep: options.sleep ?? sleep };
  const turnsBy = (limiter: RateLimiter, resource: 'core' | 'app') => {
    const line = new WaitingLine(limiter, clock, (reason, seconds) => metrics.waited(reason, seconds));
    return new RequestTurns(line, { clock, metrics, resource });
  };
  const jwt = new AppJwt(appId, privateKey, now);
  const appTurns = turnsBy(createAppRateLimiter(options, clock.now), 'app');
  const asApp = new AppRequests(transport, jwt, appTurns, { retryDelayMs, maxWaitMs, metrics });
  const tokens = new InstallationTokens(asApp, new Installations(asApp, org, now), { ttlSeconds, now, metrics });
  const cache = new ConditionalCache(options.conditionalCacheBytes ?? 16 * 1024 * 1024);
  const limiter = createRateLimiter(options, {
    metrics,
    now: clock.now,
    readBudget: () => readBudget(transport, tokens),
  });
  const turns = turnsBy(limiter, 'core');
  const requests = new GitHubRequests(
    { transport, tokens, turns, cache, retryDelayMs, metrics },
    { priority: 'batch', maxWaitMs },
  );
  return {
    org,
    requests,
    tokens,
    limiter,
    branches: new BranchQueue(),
    begun: new BegunProjects(),
    dispatches: new DispatchLedger(),
    clock: { now, sleep: clock.sleep },
  };
}
