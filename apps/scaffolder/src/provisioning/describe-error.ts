import { RateLimiterUnavailableError } from '@project-factory/shared-github';
import { waitOf } from './wait-of.js';

/** Code and message as a project's record shows them. */
export function describeError(error: unknown): { code: string; message: string } {
  if (!(error instanceof Error)) return { code: 'UNEXPECTED', message: String(error) };
  const code = 'code' in error && typeof error.code === 'string' ? error.code.toUpperCase() : 'UNEXPECTED';
  return { code, message: messageOf(error) };
}

/** Where the job goes on by itself, nobody has to try again; and where Redis is, nobody has to know. */
export function messageOf(error: Error): string {
  if (error instanceof RateLimiterUnavailableError) {
    return "How much of GitHub's limits is left cannot be told for the moment: it goes on by itself.";
  }
  const wait = waitOf(error);
  return wait ? `${wait.reason}: it goes on about ${wait.until.slice(11, 16)} UTC.` : error.message;
}
