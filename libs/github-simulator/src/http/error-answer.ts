import type { Answer } from './answer.js';
import { ApiError } from './api.error.js';
import { cut } from './cut.js';

const documentationRoot = 'https://docs.github.com/rest';
/** Messages repeat what a client sent, which may be anything. */
const longestMessage = 10_000;

/** An error in GitHub's shape. What is not an ApiError is a fault of the simulator and tells nothing. */
export function errorAnswer(error: unknown, page = ''): Answer {
  const { status, message, details } = error instanceof ApiError ? error : new ApiError(500, 'Server Error');
  const hasPage = error instanceof ApiError && status !== 401 && page !== '';
  return {
    status,
    ...(details.headers && { headers: details.headers }),
    body: {
      message: cut(message, longestMessage),
      ...(details.errors && { errors: details.errors }),
      ...(details.url && { url: details.url }),
      documentation_url: details.documentation ?? (hasPage ? `${documentationRoot}/${page}` : documentationRoot),
      status: String(status),
    },
  };
}
