import { expect, it } from '@jest/globals';
import { AnswerWatch } from './answer-watch.js';
import { toGitHubError } from './to-github-error.js';

const DATE = 'Tue, 24 Nov 2026 12:00:00 GMT';
const NOON_SECONDS = Date.parse(DATE) / 1000;

function answer(status: number, headers: Record<string, string> = {}): Response {
  return new Response(null, { status, headers: { date: DATE, ...headers } });
}

const hour = (headers: Record<string, string> = {}) => ({
  'x-ratelimit-limit': '5000',
  'x-ratelimit-remaining': '4000',
  'x-ratelimit-used': '1000',
  'x-ratelimit-reset': String(NOON_SECONDS + 90),
  'x-ratelimit-resource': 'core',
  ...headers,
});

/** What is known of a request that was answered so. */
function outcomeOf(...answers: Response[]) {
  const watch = new AnswerWatch();
  for (const one of answers) watch.watch(one);
  return watch.outcome();
}

function refusedWith(status: number, headers: Record<string, string>, message = 'No.') {
  const watch = new AnswerWatch();
  const response = answer(status, headers);
  watch.watch(response);
  const data = { message };
  return watch.outcome(toGitHubError('GET /x', { status, headers: response.headers, data })).refusal;
}

it('takes a request without an answer for lost', () => {
  expect(new AnswerWatch().outcome(new Error('socket hang up'))).toEqual({ kind: 'lost' });
});

it.each([
  [200, 'answered'],
  [204, 'answered'],
  [302, 'answered'],
  [304, 'free'],
  [403, 'answered'],
  [404, 'answered'],
  [429, 'answered'],
  [500, 'lost'],
  [502, 'lost'],
] as const)('takes an answer of %d for %s', (status, kind) => {
  expect(outcomeOf(answer(status))).toMatchObject({ kind, budget: undefined, redirects: 0 });
});

it('reads what GitHub says of the hour, and until when by GitHub’s own clock', () => {
  expect(outcomeOf(answer(200, hour())).budget).toEqual({
    limit: 5_000,
    used: 1_000,
    reset: NOON_SECONDS + 90,
    resetInMs: 90_000,
  });
});

it('reads it from every answer that has it, whatever came of the request', () => {
  for (const status of [304, 404, 403, 500])
    expect(outcomeOf(answer(status, hour())).budget).toMatchObject({ used: 1_000 });
});

it('works out what is used where GitHub only says what remains', () => {
  const older = new Headers({ date: DATE, ...hour() });
  for (const name of ['used', 'resource']) older.delete(`x-ratelimit-${name}`);
  expect(outcomeOf(new Response(null, { headers: older })).budget).toMatchObject({ limit: 5_000, used: 1_000 });
});

it('takes an hour that is over for one that ends now', () => {
  const past = hour({ 'x-ratelimit-reset': String(NOON_SECONDS - 5) });
  expect(outcomeOf(answer(200, past)).budget).toMatchObject({ resetInMs: 0 });
});

it('goes by this machine’s clock where the answer has no date', () => {
  const reset = Math.floor(Date.now() / 1000) + 1_000;
  const undated = new Response(null, { headers: hour({ 'x-ratelimit-reset': String(reset) }) });
  const { resetInMs = NaN } = outcomeOf(undated).budget ?? {};
  expect(resetInMs).toBeLessThanOrEqual(1_000_000);
  expect(resetInMs).toBeGreaterThan(900_000);
});

it.each(['search', 'code_search', 'graphql', 'integration_manifest'])('leaves the bucket of %s out', (resource) => {
  expect(outcomeOf(answer(200, hour({ 'x-ratelimit-resource': resource }))).budget).toBeUndefined();
});

it.each(['limit', 'remaining', 'reset'])('believes nothing of the hour without its %s', (name) => {
  for (const value of ['', 'soon', '-1', '1e3', '1.5', '9'.repeat(20)]) {
    expect(outcomeOf(answer(200, hour({ [`x-ratelimit-${name}`]: value }))).budget).toBeUndefined();
  }
});

it('does not take what an unknown token is told for the hour of the installation', () => {
  expect(outcomeOf(answer(401, hour({ 'x-ratelimit-limit': '60' })))).toMatchObject({
    kind: 'answered',
    budget: undefined,
  });
});

it('does not believe in an hour that never ends, or that allows nothing', () => {
  expect(outcomeOf(answer(200, hour({ 'x-ratelimit-reset': '999999999999' }))).budget).toBeUndefined();
  expect(outcomeOf(answer(200, hour({ 'x-ratelimit-limit': '0' }))).budget).toBeUndefined();
});

it('pauses for two hours at most, whatever is named', () => {
  expect(refusedWith(429, { 'retry-after': '999999999' })).toEqual({ limit: 'secondary', retryAfterMs: 7_200_000 });
  expect(refusedWith(503, { 'retry-after': '999999999' })).toMatchObject({ retryAfterMs: 7_200_000 });
});

it('counts redirects, and believes the last answer', () => {
  const moved = answer(301, hour({ 'x-ratelimit-used': '1' }));
  expect(outcomeOf(moved, moved, answer(200, hour({ 'x-ratelimit-used': '3' })))).toMatchObject({
    kind: 'answered',
    redirects: 2,
    budget: { used: 3 },
  });
});

it('tells a secondary limit, and the time that GitHub names', () => {
  expect(refusedWith(403, { 'retry-after': '17' })).toEqual({ limit: 'secondary', retryAfterMs: 17_000 });
  expect(refusedWith(429, { 'retry-after': 'Tue, 24 Nov 2026 12:00:30 GMT' })).toEqual({
    limit: 'secondary',
    retryAfterMs: 30_000,
  });
});

it('tells a secondary limit for which GitHub names no time', () => {
  const unnamed = { limit: 'secondary', retryAfterMs: undefined };
  expect(refusedWith(429, {})).toEqual(unnamed);
  expect(refusedWith(403, hour(), 'You have exceeded a secondary rate limit.')).toEqual(unnamed);
});

it('tells the hour’s limit, and when it resets by GitHub’s own clock', () => {
  const usedUp = hour({ 'x-ratelimit-remaining': '0', 'x-ratelimit-used': '5000' });
  expect(refusedWith(403, usedUp)).toEqual({ limit: 'primary', retryAfterMs: 90_000 });
});

it('takes no other refusal for a rate limit', () => {
  expect(refusedWith(403, hour(), 'Resource not accessible by integration')).toBeUndefined();
  expect(refusedWith(404, hour(), 'Not Found')).toBeUndefined();
  expect(refusedWith(503, hour(), 'Unavailable')).toBeUndefined();
});

it('pauses for as long as GitHub says that it is not to be had', () => {
  expect(refusedWith(503, { 'retry-after': '5' }, 'Unavailable')).toEqual({ limit: 'secondary', retryAfterMs: 5000 });
});
