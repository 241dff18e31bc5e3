import type { Fault } from './fault.js';

const inHalfAMinute = (now: Date) => new Date(now.getTime() + 30_000).toUTCString();

/** All that may go wrong, in the order of the table. */
export const faults = {
  nothing: { title: 'nothing' },

  serverError: { title: '500', rule: () => ({ fault: 'server-error' }) },
  badGateway: { title: '502, nothing was done', rule: () => ({ fault: 'bad-gateway' }) },
  badGatewayAfterEffect: { title: '502, it was done', rule: () => ({ fault: 'bad-gateway-after-effect' }) },
  badGatewayAlways: { title: '502, each time', rule: () => ({ fault: 'bad-gateway', times: Infinity }) },
  serviceUnavailable: { title: '503', rule: () => ({ fault: 'service-unavailable' }) },
  serviceUnavailableAfter: {
    title: '503, `retry-after: 30`',
    rule: () => ({ fault: 'service-unavailable', retryAfterSeconds: 30 }),
    lastsSeconds: 30,
  },

  primary429: { title: '429, primary limit', rule: () => ({ fault: 'primary-rate-limit', status: 429 }) },
  primary403: { title: '403, primary limit', rule: () => ({ fault: 'primary-rate-limit', status: 403 }) },
  secondary429After: {
    title: '429, secondary limit, `retry-after: 30`',
    rule: () => ({ fault: 'secondary-rate-limit', status: 429, retryAfter: 30 }),
  },
  secondary429AfterDate: {
    title: '429, secondary limit, `retry-after` a date',
    rule: (now) => ({ fault: 'secondary-rate-limit', status: 429, retryAfter: inHalfAMinute(now) }),
  },
  secondary429: {
    title: '429, secondary limit, no `retry-after`',
    rule: () => ({ fault: 'secondary-rate-limit', status: 429 }),
  },
  secondary403After: {
    title: '403, secondary limit, `retry-after: 30`',
    rule: () => ({ fault: 'secondary-rate-limit', status: 403, retryAfter: 30 }),
  },
  secondary403AfterDate: {
    title: '403, secondary limit, `retry-after` a date',
    rule: (now) => ({ fault: 'secondary-rate-limit', status: 403, retryAfter: inHalfAMinute(now) }),
  },
  secondary403: {
    title: '403, secondary limit, no `retry-after`',
    rule: () => ({ fault: 'secondary-rate-limit', status: 403 }),
  },
  secondary429Waited: {
    title: '429, secondary limit, `retry-after: 1`, waited for',
    rule: () => ({ fault: 'secondary-rate-limit', status: 429, retryAfter: 1 }),
    mayWait: true,
  },

  unauthorizedFresh: {
    title: '401, fresh token',
    rule: () => ({ fault: 'token-not-ready', status: 401 }),
    hasFreshToken: true,
  },
  forbiddenFresh: {
    title: '403, fresh token',
    rule: () => ({ fault: 'token-not-ready', status: 403 }),
    hasFreshToken: true,
  },
  unauthorizedLate: { title: '401, token revoked', rule: () => ({ fault: 'token-revoked' }) },
  unauthorizedAlways: {
    title: '401, each time',
    rule: () => ({ fault: 'token-not-ready', status: 401, times: Infinity }),
  },

  notFound: { title: '404, a replica that lags', rule: () => ({ fault: 'not-found' }) },
  notFoundAlways: { title: '404, each time', rule: () => ({ fault: 'not-found', times: Infinity }) },
  hidden: {
    title: '404, permission missing',
    rule: () => ({ fault: 'missing-permission', status: 404, times: Infinity }),
    lacksPermission: true,
  },
  notAccessible: {
    title: '403, permission missing',
    rule: () => ({ fault: 'missing-permission', status: 403, times: Infinity }),
    lacksPermission: true,
  },
  forbidden: { title: '403, no reason given', rule: () => ({ fault: 'forbidden' }) },

  conflict: { title: '409', rule: () => ({ fault: 'conflict' }) },
  conflictAlways: { title: '409, each time', rule: () => ({ fault: 'conflict', times: Infinity }) },
  invalid: { title: '422', rule: () => ({ fault: 'validation-failed' }) },

  reset: { title: 'reset, nothing was done', rule: () => ({ fault: 'connection-reset' }) },
  resetAfterEffect: { title: 'reset, it was done', rule: () => ({ fault: 'connection-reset-after-effect' }) },
  cutBody: { title: 'cut body', rule: () => ({ fault: 'cut-body' }) },
  slowBody: { title: 'slow body', rule: () => ({ fault: 'slow-body', pauseMs: 0 }) },
  timeout: { title: 'time-out, nothing was done', rule: () => ({ fault: 'connection-reset' }), disguise: 'silence' },
  timeoutAfterEffect: {
    title: 'time-out, it was done',
    rule: () => ({ fault: 'connection-reset-after-effect' }),
    disguise: 'silence',
  },
  timeoutAlways: {
    title: 'time-out, each time',
    rule: () => ({ fault: 'connection-reset', times: Infinity }),
    disguise: 'silence',
  },

  html: { title: '200, an HTML page', rule: () => ({ fault: 'html-body' }) },
  badJson: { title: '200, half a document', rule: () => ({ fault: 'malformed-json' }) },

  clockAhead: {
    title: "GitHub's clock 5 h ahead",
    rule: () => ({ fault: 'skewed-clock', skew: '5h', times: Infinity }),
    isEverywhere: true,
  },
  clockBehind: {
    title: "GitHub's clock 5 h behind",
    rule: () => ({ fault: 'skewed-clock', skew: '-5h', times: Infinity }),
    isEverywhere: true,
  },

  redirect307: {
    title: '307 to the same host',
    rule: () => ({ fault: 'redirect', status: 307 }),
    disguise: 'same-origin',
  },
  redirect301: {
    title: '301 to the same host',
    rule: () => ({ fault: 'redirect', status: 301 }),
    disguise: 'same-origin',
  },
  redirectAway: { title: '307 to another host', rule: () => ({ fault: 'redirect', status: 307 }) },
} as const satisfies Record<string, Fault>;

export type FaultId = keyof typeof faults;

export const faultIds = Object.keys(faults) as FaultId[];
