import { expect } from '@jest/globals';
import type { FaultName } from '../faults/fault-options.js';
import type { FaultRule } from '../faults/fault-rules.js';
import type { Outcome } from './transports.js';

/** A fault, put on the creation of a repository. */
export interface FaultCase {
  readonly rule: DistributiveOmit<FaultRule, 'operation'>;
  /** What the client sees. */
  readonly sees: Outcome;
  /** Whether the repository is there afterwards. */
  readonly happens?: boolean;
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

const containing = (text: string) => expect.stringContaining(text) as unknown as string;
const httpDate = 'Sat, 31 Jan 2026 12:05:00 GMT';

/** What a refusal may say of the time to wait. */
const waits: [object, Record<string, string>][] = [
  [{}, {}],
  [{ retryAfter: 30 }, { 'retry-after': '30' }],
  [{ retryAfter: httpDate }, { 'retry-after': httpDate }],
];

const refusals: FaultCase[] = ([403, 429] as const).flatMap((status) =>
  waits.flatMap(([options, headers]): FaultCase[] => [
    {
      rule: { fault: 'primary-rate-limit', status, ...options },
      sees: {
        status,
        headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-used': '5000', ...headers },
        text: containing('"API rate limit exceeded for installation ID '),
      },
    },
    {
      rule: { fault: 'secondary-rate-limit', status, ...options },
      sees: {
        status,
        headers: { 'x-ratelimit-remaining': '5000', ...headers },
        text: containing('You have exceeded a secondary rate limit.'),
      },
    },
  ]),
);

const redirects: FaultCase[] = ([301, 302, 307, 308] as const).map((status) => ({
  rule: { fault: 'redirect', status, to: 'https://example.org/elsewhere' },
  sees: { status, headers: { location: 'https://example.org/elsewhere' }, text: containing('"url"') },
}));

const others: Record<Exclude<FaultName, 'primary-rate-limit' | 'secondary-rate-limit'>, readonly FaultCase[]> = {
  'server-error': [{ rule: { fault: 'server-error' }, sees: { status: 500, text: containing('"Server Error"') } }],
  'bad-gateway': [
    {
      rule: { fault: 'bad-gateway' },
      sees: { status: 502, headers: { 'content-type': 'text/html' }, text: containing('502 Bad Gateway') },
    },
  ],
  'bad-gateway-after-effect': [
    {
      rule: { fault: 'bad-gateway-after-effect' },
      sees: { status: 502, headers: { 'content-type': 'text/html' }, text: containing('502 Bad Gateway') },
      happens: true,
    },
  ],
  'service-unavailable': [
    { rule: { fault: 'service-unavailable' }, sees: { status: 503, text: containing('No server is currently') } },
    {
      rule: { fault: 'service-unavailable', retryAfterSeconds: 5 },
      sees: { status: 503, headers: { 'retry-after': '5' } },
    },
  ],
  forbidden: [{ rule: { fault: 'forbidden' }, sees: { status: 403, text: containing('"Forbidden"') } }],
  'token-not-ready': [
    {
      rule: { fault: 'token-not-ready' },
      sees: { status: 401, headers: { 'x-ratelimit-limit': '60' }, text: containing('"Bad credentials"') },
    },
    {
      rule: { fault: 'token-not-ready', status: 403 },
      sees: { status: 403, text: containing('"Resource not accessible by integration"') },
    },
  ],
  'token-revoked': [
    {
      rule: { fault: 'token-revoked' },
      sees: { status: 401, headers: { 'x-ratelimit-limit': '60' }, text: containing('"Bad credentials"') },
    },
  ],
  'not-found': [{ rule: { fault: 'not-found' }, sees: { status: 404, text: containing('"Not Found"') } }],
  'missing-permission': [
    {
      rule: { fault: 'missing-permission' },
      sees: {
        status: 403,
        headers: { 'x-accepted-github-permissions': 'administration=write' },
        text: containing('"Resource not accessible by integration"'),
      },
    },
    {
      rule: { fault: 'missing-permission', status: 404 },
      sees: {
        status: 404,
        headers: { 'x-accepted-github-permissions': 'administration=write' },
        text: containing('"Not Found"'),
      },
    },
  ],
  conflict: [{ rule: { fault: 'conflict' }, sees: { status: 409, text: containing('"Conflict"') } }],
  'validation-failed': [
    {
      rule: { fault: 'validation-failed' },
      sees: { status: 422, text: containing('"errors":[{"resource":"Resource","field":"field","code":"custom"}]') },
    },
    {
      rule: { fault: 'validation-failed', message: 'name is odd' },
      sees: { status: 422, text: containing('"message":"name is odd"') },
    },
  ],
  'connection-reset': [{ rule: { fault: 'connection-reset' }, sees: { failure: 'reset' } }],
  'connection-reset-after-effect': [
    { rule: { fault: 'connection-reset-after-effect' }, sees: { failure: 'reset' }, happens: true },
  ],
  'cut-body': [{ rule: { fault: 'cut-body' }, sees: { failure: 'cut' }, happens: true }],
  'slow-body': [
    {
      rule: { fault: 'slow-body', pauseMs: 1 },
      sees: { status: 201, text: containing('"full_name":"acme/demo"') },
      happens: true,
    },
  ],
  timeout: [{ rule: { fault: 'timeout' }, sees: { failure: 'timeout' } }],
  'timeout-after-effect': [{ rule: { fault: 'timeout-after-effect' }, sees: { failure: 'timeout' }, happens: true }],
  'html-body': [
    {
      rule: { fault: 'html-body' },
      sees: {
        status: 200,
        headers: { 'content-type': 'text/html; charset=utf-8' },
        text: containing('<!DOCTYPE html>'),
      },
    },
  ],
  'malformed-json': [
    {
      rule: { fault: 'malformed-json' },
      sees: { status: 200, headers: { 'content-type': 'application/json; charset=utf-8' }, text: containing('{"id":') },
      happens: true,
    },
  ],
  'skewed-clock': [
    {
      rule: { fault: 'skewed-clock', skew: '2h' },
      sees: { status: 201, headers: { date: 'Sat, 31 Jan 2026 14:00:00 GMT' } },
      happens: true,
    },
    {
      rule: { fault: 'skewed-clock', skew: '-90s' },
      sees: { status: 201, headers: { date: 'Sat, 31 Jan 2026 11:58:30 GMT' } },
      happens: true,
    },
    {
      rule: { fault: 'skewed-clock', skew: -3_600_000 },
      sees: { status: 201, headers: { date: 'Sat, 31 Jan 2026 11:00:00 GMT' } },
      happens: true,
    },
  ],
  redirect: redirects,
};

/** Every fault in every form. */
export const faultCases: readonly FaultCase[] = [...refusals, ...Object.values(others).flat()];
