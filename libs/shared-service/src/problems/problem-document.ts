import { STATUS_CODES } from 'node:http';
import { HttpException } from '@nestjs/common';
import { Problem, type ProblemOptions } from './problem.js';

const INTERNAL_ERROR = 500;

/** A problem document of RFC 9457 with its extension members. */
export type ProblemDocument = Readonly<Record<string, unknown>> & {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly requestId: string;
};

export interface Occurrence {
  /** The path of the request. */
  readonly instance: string;
  readonly requestId: string;
}

/** What the caller gets to know of an error: all of a {@link Problem}, the message of a 4xx, nothing of anything else. */
export function describe(error: unknown, requestId: string): ProblemOptions {
  if (error instanceof Problem) return error.description;
  const status = error instanceof HttpException ? error.getStatus() : INTERNAL_ERROR;
  // The parser's own message quotes what was sent, secrets and all.
  if (isUnreadableJson(error)) return { status: 400, detail: 'The body is not valid JSON.' };
  if (error instanceof HttpException && status < INTERNAL_ERROR) return { status, detail: messageOf(error) };
  return { status, detail: `The service failed. Its log says why, under the request id ${requestId}.` };
}

function isUnreadableJson(error: unknown): boolean {
  return error instanceof HttpException && error.getStatus() === 400 && /\bJSON\b/.test(error.message);
}

export function toDocument(problem: ProblemOptions, { instance, requestId }: Occurrence): ProblemDocument {
  const { status, detail, type, title, extensions } = problem;
  return {
    ...extensions,
    type: type ? `urn:project-factory:problem:${type}` : 'about:blank',
    title: title ?? STATUS_CODES[status] ?? 'Unknown problem',
    status,
    detail,
    instance,
    requestId,
  };
}

/** Nest's own exceptions carry either one message or a list of them. */
function messageOf(error: HttpException): string {
  const response = error.getResponse();
  const message = typeof response === 'string' ? response : (response as { message?: unknown }).message;
  return [message ?? error.message].flat().join('; ');
}
