import type { ProjectFailure } from '../projects/project-record.js';

/** Code and message of an error; an error without a code is nobody's plan. */
export function describeFailure(error: unknown): Omit<ProjectFailure, 'step'> {
  const isErrorLike = typeof error === 'object' && error !== null && 'message' in error;
  const code = isErrorLike && 'code' in error && typeof error.code === 'string' ? error.code : 'UNEXPECTED';
  return { code, message: String(isErrorLike ? error.message : error) };
}
