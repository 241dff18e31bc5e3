import { expect, it } from '@jest/globals';
import { GitHubUnavailableError } from '../errors/github-unavailable.error.js';
import { RateLimitExceededError } from '../errors/rate-limit-exceeded.error.js';
import { RequestTimeoutError } from '../errors/request-timeout.error.js';
import { connect, once } from '../testing/connect.js';

const date = 'Mon, 23 Nov 2026 10:00:00 GMT';
const reset = String(Date.parse(date) / 1000 + 90);

it.each([
  ['primary', 403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset, date }, 'API rate limit exceeded', 90],
  ['primary', 429, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset, date }, 'API rate limit exceeded', 90],
  ['secondary', 403, { 'retry-after': '7' }, 'Slow down', 7],
  ['secondary', 429, { 'retry-after': 'Mon, 23 Nov 2026 10:00:05 GMT', date }, 'Slow down', 5],
  ['secondary', 403, {}, 'You have exceeded a secondary rate limit.', 60],
  ['secondary', 403, { 'gh-limited-by': 'concurrency' }, 'Forbidden', 60],
  ['secondary', 429, {}, 'Too many', 60],
])('knows a %s limit by a %d with %j', async (limit, status, headers, message, retryAfterSeconds) => {
  const { client } = await connect({
    client: { maxWaitMs: 0 },
    intercept: (request, pass) =>
      request.url.endsWith('/repos/acme/x') ? Promise.resolve(Response.json({ message }, { status, headers })) : pass(),
  });
  const failure = await client.getRepo('x').catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(RateLimitExceededError);
  expect(failure).toMatchObject({ limit, retryAfterSeconds, status });
});

it.each([
  [401, 'authentication_failed'],
  [403, 'github_error'],
  [404, 'not_found'],
  [409, 'conflict'],
  [422, 'validation_failed'],
  [301, 'github_error'],
  [503, 'github_unavailable'],
])('turns a %d into %s', async (status, code) => {
  const { client } = await connect({
    intercept: (request, pass) =>
      request.url.endsWith('/repos/acme/x')
        ? Promise.resolve(new Response('{"message":"no"}', { status, headers: { 'content-type': 'application/json' } }))
        : pass(),
  });
  await expect(client.getRepo('x')).rejects.toMatchObject({ code });
});

it.each([
  [{ 'retry-after': '30' }, 30],
  [{ 'retry-after': 'Mon, 23 Nov 2026 10:00:05 GMT', date }, 5],
  [{ 'retry-after': '999999999' }, 7_200],
])('says for how long GitHub is not to be had when it names a time: %j', async (headers, retryAfterSeconds) => {
  let asked = 0;
  const answer = async () => {
    asked += 1;
    return Response.json({ message: 'Unavailable' }, { status: 503, headers });
  };
  const { client } = await connect({
    client: { maxWaitMs: 0 },
    intercept: (request, pass) => (request.url.endsWith('/repos/acme/x') ? answer() : pass()),
  });
  const failure = await client.getRepo('x').catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(GitHubUnavailableError);
  expect(failure).toMatchObject({
    message: `GET /repos/acme/x answered 503: Unavailable (retry-after: ${retryAfterSeconds} s)`,
    status: 503,
    retryAfterSeconds,
  });
  await expect(client.getRepo('x')).rejects.toMatchObject({ code: 'rate_limit_exceeded', limit: 'pause' });
  expect(asked).toBe(1);
});

it('gives up on a request that is not answered before the deadline', async () => {
  const { client } = await connect({
    client: { requestTimeoutMs: 20 },
    intercept: (request, pass) => (request.url.endsWith('/repos/acme/x') ? new Promise(() => undefined) : pass()),
  });
  await expect(client.getRepo('x')).rejects.toBeInstanceOf(RequestTimeoutError);
});

it('says what could not be reached', async () => {
  const { client } = await connect({
    intercept: (request, pass) => (request.url.endsWith('/repos/acme/x') ? Promise.resolve(Response.error()) : pass()),
  });
  await expect(client.getRepo('x')).rejects.toMatchObject({
    code: 'github_unavailable',
    message: expect.stringContaining('GET /repos/acme/x could not be sent'),
  });
});

const cut = (status: number) =>
  new Response('{"id": 1, "name": "x', { status, headers: { 'content-type': 'application/json' } });

it('takes an answer that was cut off for none, and reads again', async () => {
  const { client } = await connect({ intercept: once(/^GET \/repos\/acme\/x$/, async () => cut(200)) });
  await client.createRepo('x');
  expect(await client.getRepo('x')).toMatchObject({ fullName: 'acme/x' });
});

it('finds out what a write did whose answer was cut off', async () => {
  const { client } = await connect({
    intercept: once(/^POST \/orgs/, async (_request, pass) => {
      await pass();
      return cut(201);
    }),
  });
  expect(await client.createRepo('x')).toMatchObject({ fullName: 'acme/x' });
});

it('gives up on an answer that does not come to its end before the deadline', async () => {
  const endless = () =>
    new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode('{"id":')) });
  const { client } = await connect({
    client: { requestTimeoutMs: 50 },
    intercept: (request, pass) =>
      request.url.endsWith('/repos/acme/x')
        ? Promise.resolve(new Response(endless(), { headers: { 'content-type': 'application/json' } }))
        : pass(),
  });
  await expect(client.getRepo('x')).rejects.toMatchObject({ code: expect.stringMatching(/timeout|unavailable/) });
});
