/**
 * What GitHub publishes for an installation. Enterprise Cloud has 15 000 requests an hour, large installations up to
 * 12 500: GitHub's own answers say which, and are believed.
 *
 * @see https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api
 * @see https://docs.github.com/apps/creating-github-apps/registering-a-github-app/rate-limits-for-github-apps
 */
export const documentedLimits = {
  requestsPerHour: 5_000,
  concurrentRequests: 100,
  pointsPerMinute: 900,
  /** GET, HEAD and OPTIONS. */
  pointsOfRead: 1,
  /** POST, PATCH, PUT and DELETE. */
  pointsOfWrite: 5,
  contentPerMinute: 80,
  contentPerHour: 500,
  /** GitHub asks for a minute where a refusal names no time, and for longer each time it refuses again. */
  pauseMs: 60_000,
} as const;

export const HOUR_MS = 3_600_000;
export const MINUTE_MS = 60_000;
