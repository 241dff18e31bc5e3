import { RateLimitExceededError } from '@project-factory/shared-github';

/** Code and message as a project's record shows them. */
export function describeError(error: unknown): { code: string; message: string } {
  if (!(error instanceof Error)) return { code: 'UNEXPECTED', message: String(error) };
  const code = 'code' in error && typeof error.code === 'string' ? error.code.toUpperCase() : 'UNEXPECTED';
  return { code, message: error instanceof RateLimitExceededError ? goesOn(error) : error.message };
}

/** Nobody has to try again: the job goes on by itself. */
export function goesOn({ limit, retryAfterSeconds }: RateLimitExceededError): string {
  const time = new Date(Date.now() + retryAfterSeconds * 1000).toISOString().slice(11, 16);
  return `GitHub's rate limit, or the one that is set below it, is reached (${limit}): it goes on about ${time} UTC.`;
}
