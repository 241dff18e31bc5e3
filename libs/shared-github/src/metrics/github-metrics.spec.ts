import { expect, it } from '@jest/globals';
import { register, Registry } from 'prom-client';
import { waitReasons } from '../rate-limit/wait-reason.js';
import { GitHubMetrics } from './github-metrics.js';
import { ERROR_STATUSES, RETRY_CAUSES, TOKEN_SCOPES } from './labels.js';

interface Setup {
  metrics: GitHubMetrics;
  registry: Registry;
  /** The exposition of one metric. */
  text: (name: string) => Promise<string>;
  /** The lines of a metric that are not 0. */
  told: (name: string) => Promise<string[]>;
}

function setup(): Setup {
  const registry = new Registry();
  const text = (name: string) => registry.getSingleMetricAsString(name);
  const told = async (name: string) => (await text(name)).split('\n').filter((line) => !/^#| 0$/.test(line));
  return { registry, metrics: new GitHubMetrics(registry), text, told };
}

it('counts requests by method, route template and status', async () => {
  const { metrics, text } = setup();
  metrics.requested({ route: 'GET /repos/{owner}/{repo}', status: 200, seconds: 0.2 });
  metrics.requested({ route: 'GET /repos/{owner}/{repo}', status: 200, seconds: 0.2 });
  metrics.requested({ route: 'GET /repos/{owner}/{repo}', status: 404, seconds: 0.2 });
  metrics.requested({ route: 'POST /orgs/{org}/repos', status: 'timeout', seconds: 15.1 });
  expect(await text('github_api_requests_total')).toBe(
    `# HELP github_api_requests_total Requests sent to GitHub, by what came of them.
# TYPE github_api_requests_total counter
github_api_requests_total{method="GET",route="/repos/{owner}/{repo}",status="200"} 2
github_api_requests_total{method="GET",route="/repos/{owner}/{repo}",status="404"} 1
github_api_requests_total{method="POST",route="/orgs/{org}/repos",status="timeout"} 1`,
  );
});

it('takes route templates only: to a compiler, a path with names in it is no route', () => {
  const { metrics } = setup();
  // @ts-expect-error a repository's name would make a series for each repository
  metrics.requested({ route: 'GET /repos/acme/hidden', status: 200, seconds: 0.2 });
});

it('measures how long requests take', async () => {
  const { metrics, text } = setup();
  for (const seconds of [0.04, 0.3, 15.1]) {
    metrics.requested({ route: 'GET /rate_limit', status: 200, seconds });
  }
  expect(await text('github_api_request_duration_seconds')).toBe(
    `# HELP github_api_request_duration_seconds From sending a request to its whole answer.
# TYPE github_api_request_duration_seconds histogram
github_api_request_duration_seconds_bucket{le="0.05"} 1
github_api_request_duration_seconds_bucket{le="0.1"} 1
github_api_request_duration_seconds_bucket{le="0.25"} 1
github_api_request_duration_seconds_bucket{le="0.5"} 2
github_api_request_duration_seconds_bucket{le="1"} 2
github_api_request_duration_seconds_bucket{le="2.5"} 2
github_api_request_duration_seconds_bucket{le="5"} 2
github_api_request_duration_seconds_bucket{le="10"} 2
github_api_request_duration_seconds_bucket{le="15"} 2
github_api_request_duration_seconds_bucket{le="30"} 3
github_api_request_duration_seconds_bucket{le="+Inf"} 3
github_api_request_duration_seconds_sum 15.44
github_api_request_duration_seconds_count 3`,
  );
});

it('counts as errors what GitHub refused or did not answer, and nothing else', async () => {
  const { metrics, told } = setup();
  for (const status of [200, 302, 304, 399, 400, 403, 403, 599, 'timeout', 'network'] as const) {
    metrics.requested({ route: 'GET /rate_limit', status, seconds: 0.2 });
  }
  expect(await told('github_api_errors_total')).toEqual([
    'github_api_errors_total{status="403"} 2',
    'github_api_errors_total{status="timeout"} 1',
    'github_api_errors_total{status="network"} 1',
    'github_api_errors_total{status="400"} 1',
    'github_api_errors_total{status="599"} 1',
  ]);
});

it('is born with 0 in every label set that can be known', async () => {
  const { text } = setup();
  const series = (name: string, label: string, values: readonly (string | number)[]) =>
    values.map((value) => `${name}{${label}="${String(value)}"} 0`);
  const lines = (
    await Promise.all(
      [
        'github_api_errors_total',
        'github_api_retries_total',
        'github_token_mints_total',
        'github_api_wait_seconds',
        'github_api_conditional_hits_total',
        'github_api_paused_until_seconds',
      ].map(text),
    )
  )
    .join('\n')
    .split('\n')
    .filter((line) => !/^#|_bucket/.test(line));
  expect(new Set(lines)).toEqual(
    new Set([
      ...series('github_api_errors_total', 'status', ERROR_STATUSES),
      ...series('github_api_retries_total', 'cause', RETRY_CAUSES),
      ...series('github_token_mints_total', 'scope', TOKEN_SCOPES),
      ...series('github_api_wait_seconds_sum', 'reason', waitReasons),
      ...series('github_api_wait_seconds_count', 'reason', waitReasons),
      'github_api_conditional_hits_total 0',
      'github_api_paused_until_seconds 0',
    ]),
  );
});

it('tells of waits, retries, tokens and reads that cost nothing', async () => {
  const { metrics, told } = setup();
  metrics.waited('pause', 61);
  metrics.waited('pause', 2);
  metrics.retried('fresh_token');
  metrics.minted('repository');
  metrics.conditionalHit();
  expect(await told('github_api_wait_seconds')).toEqual([
    'github_api_wait_seconds_bucket{le="5",reason="pause"} 1',
    'github_api_wait_seconds_bucket{le="15",reason="pause"} 1',
    'github_api_wait_seconds_bucket{le="60",reason="pause"} 1',
    'github_api_wait_seconds_bucket{le="300",reason="pause"} 2',
    'github_api_wait_seconds_bucket{le="900",reason="pause"} 2',
    'github_api_wait_seconds_bucket{le="3600",reason="pause"} 2',
    'github_api_wait_seconds_bucket{le="+Inf",reason="pause"} 2',
    'github_api_wait_seconds_sum{reason="pause"} 63',
    'github_api_wait_seconds_count{reason="pause"} 2',
  ]);
  expect(await told('github_api_retries_total')).toEqual(['github_api_retries_total{cause="fresh_token"} 1']);
  expect(await told('github_token_mints_total')).toEqual(['github_token_mints_total{scope="repository"} 1']);
  expect(await told('github_api_conditional_hits_total')).toEqual(['github_api_conditional_hits_total 1']);
});

it('tells what is left and until when it pauses, the last word of each', async () => {
  const { metrics, told } = setup();
  metrics.remaining('core', 4999);
  metrics.remaining('core', 0);
  metrics.remaining('search', 30);
  metrics.pausedUntil(1_790_000_060);
  expect(await told('github_api_rate_limit_remaining')).toEqual([
    'github_api_rate_limit_remaining{resource="search"} 30',
  ]);
  expect(await told('github_api_paused_until_seconds')).toEqual(['github_api_paused_until_seconds 1790000060']);
});

it('says nothing of a budget or a store before it knows', async () => {
  const { registry } = setup();
  const text = await registry.metrics();
  expect(text).not.toMatch(/^github_api_rate_limit_remaining/m);
  expect(text).not.toContain('github_rate_limiter_store_up');
});

it('tells whether the store is up', async () => {
  const { metrics, text } = setup();
  metrics.storeUp(false);
  expect(await text('github_rate_limiter_store_up')).toMatch(/^github_rate_limiter_store_up 0$/m);
  metrics.storeUp(true);
  expect(await text('github_rate_limiter_store_up')).toMatch(/^github_rate_limiter_store_up 1$/m);
});

it('shares its metrics with a client that comes later, which starts nothing anew', async () => {
  const { metrics, registry, told } = setup();
  metrics.minted('installation');
  metrics.waited('seeding', 7200);
  const later = new GitHubMetrics(registry);
  later.minted('installation');
  metrics.storeUp(true);
  later.storeUp(true);
  expect(await told('github_token_mints_total')).toEqual(['github_token_mints_total{scope="installation"} 2']);
  expect(await told('github_api_wait_seconds')).toContain('github_api_wait_seconds_sum{reason="seeding"} 7200');
});

it("tells the process' own registry unless it is given another", async () => {
  new GitHubMetrics().minted('installation');
  expect(await register.metrics()).toContain('github_token_mints_total{scope="installation"} 1');
});
