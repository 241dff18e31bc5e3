import { monotonicNow, sleep } from './clock.js';
import { BranchQueue } from './files/branch-queue.js';
import { GitHubError } from './errors/github.error.js';
import type { GitHubContext } from './github.context.js';
import type { GitHubOptions } from './github.options.js';
import { GitHubMetrics } from './metrics/github-metrics.js';
import { checkOptions } from './options/check-options.js';
import { readPrivateKey } from './options/read-private-key.js';
import { BegunProjects } from './provisioning/begun-projects.js';
import { createAppRateLimiter, createRateLimiter } from './rate-limit/create-rate-limiter.js';
import { checkMaxWait } from './rate-limit/limits/check-patience.js';
import { readBudget } from './rate-limit/read-budget.js';
import { type WaitListener, WaitingLine } from './rate-limit/waiting/waiting-line.js';
import { ConditionalCache } from './requests/conditional-cache.js';
import { GitHubRequests } from './requests/github-requests.js';
import { GitHubTransport } from './requests/github-transport.js';
import { RequestTurns } from './requests/request-turns.js';
import { AppJwt } from './tokens/app-jwt.js';
import { AppRequests } from './tokens/app-requests.js';
import { InstallationTokens } from './tokens/installation-tokens.js';
import { Installations } from './tokens/installations.js';
import { DispatchLedger } from './workflows/dispatch-ledger.js';

/**
 * Puts together what the operations work with.
 *
 * @throws ValidationError when an option cannot be used
 */
export function createContext(options: GitHubOptions): GitHubContext {
  checkOptions(options);
  const privateKey = readPrivateKey(options.privateKey);
  const { org, appId, retryDelayMs = 500, requestTimeoutMs = 15_000, now = Date.now } = options;
  const { apiBaseUrl = 'https://api.github.com', tokenTtlSeconds: ttlSeconds = 3600, maxWaitMs = 75_000 } = options;
  checkMaxWait(maxWaitMs);
  const metrics = new GitHubMetrics(options.metricsRegistry);
  const transport = new GitHubTransport({ apiBaseUrl, requestTimeoutMs, metrics });
  // A pause that is over at once shortens no limit, unless the time passes with it.
  const clock = options.now ? { now, sleep: options.sleep ?? sleep } : { now: monotonicNow, sleep };
  const waited: WaitListener = (reason, seconds) => metrics.waited(reason, seconds);
  const paused = (ms: number) => metrics.pausedUntil((Date.now() + ms) / 1000);
  const jwt = new AppJwt(appId, privateKey, now);
  const appLine = new WaitingLine(createAppRateLimiter(options, clock.now), clock, waited);
  const appTurns = new RequestTurns(appLine, { clock, metrics, resource: 'app' });
  const asApp = new AppRequests(transport, jwt, appTurns, { retryDelayMs, maxWaitMs, metrics });
  const tokens = new InstallationTokens(asApp, new Installations(asApp, org, now), { ttlSeconds, now, metrics });
  const cache = new ConditionalCache(options.conditionalCacheBytes ?? 16 * 1024 * 1024);
  const limiter = createRateLimiter(options, {
    metrics,
    now: clock.now,
    readBudget: () => readBudget(transport, { tokens, metrics, retryDelayMs }),
  });
  const line = new WaitingLine(limiter, clock, waited, paused);
  const turns = new RequestTurns(line, { clock, metrics, resource: 'core' });
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
    clock: { now, sleep: options.sleep ?? sleep },
    close: async () => {
      const reason = new GitHubError('The client is closed: nothing is sent any more.');
      appLine.close(reason);
      line.close(reason);
      await limiter.close();
    },
  };
}
