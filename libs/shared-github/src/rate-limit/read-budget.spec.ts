import { expect, it } from '@jest/globals';
import { Registry } from 'prom-client';
import { GitHubUnavailableError } from '../errors/github-unavailable.error.js';
import { GitHubMetrics } from '../metrics/github-metrics.js';
import { GitHubTransport } from '../requests/github-transport.js';
import { badGateway, connect } from '../testing/connect.js';
import type { InstallationTokens } from '../tokens/installation-tokens.js';
import { readBudget } from './read-budget.js';

const DATE = 'Tue, 24 Nov 2026 12:00:00 GMT';
const NOON_SECONDS = Date.parse(DATE) / 1000;

/** What is read when GitHub's place answers so. */
async function readWhen(answer: () => Response) {
  await connect({ intercept: async () => answer() });
  const metrics = new GitHubMetrics(new Registry());
  const transport = new GitHubTransport({ apiBaseUrl: 'https://api.github.com', requestTimeoutMs: 15_000, metrics });
  const token = { value: 'ghs_secret', isFresh: () => false };
  const tokens = {
    get: async () => token,
    forget: async () => undefined,
    explain: (error: unknown) => error,
  } as unknown as InstallationTokens;
  return readBudget(transport, { tokens, metrics, retryDelayMs: 1 });
}

const json = (body: unknown) => () => Response.json(body, { headers: { date: DATE } });
const core = (said: object) =>
  json({ resources: { core: { limit: 5_000, used: 7, reset: NOON_SECONDS + 60, ...said } } });

it('reads how GitHub counts the hour', async () => {
  const budget = { limit: 5_000, used: 7, reset: NOON_SECONDS + 60, resetInMs: 60_000 };
  expect(await readWhen(core({}))).toEqual({ budget });
});

it.each<[string, () => Response]>([
  ['no limits at all', json({})],
  ['null', json(null)],
  ['a list', json([])],
  ['no core', json({ resources: {} })],
  ['a limit of 0', core({ limit: 0 })],
  ['a limit below 0', core({ limit: -1 })],
  ['a limit that is no number', core({ limit: '5000' })],
  ['nothing of what was used', core({ used: undefined })],
  ['a reset in milliseconds', core({ reset: NOON_SECONDS * 1000 })],
  ['a reset that is null', core({ reset: null })],
])('starts from nothing when the answer is %s', async (_name, answer) => {
  expect(await readWhen(answer)).toEqual({ budget: undefined });
});

it('says when GitHub is to be had again, where GitHub has said so', async () => {
  const answer = () => new Response('', { status: 503, headers: { date: DATE, 'retry-after': '600' } });
  const error = await readWhen(answer).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ status: 503, retryAfterSeconds: 600 });
});

it('says that nothing was sent when GitHub is not to be had', async () => {
  const error = await readWhen(badGateway).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(GitHubUnavailableError);
  expect(error).toMatchObject({ status: 502, message: expect.stringContaining('Nothing else was sent.') });
});
