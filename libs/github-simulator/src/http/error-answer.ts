import type { Answer } from './answer.js';
import { ApiError } from './api.error.js';

const documentationRoot = 'https://docs.github.com/rest';

/** An error in GitHub's shape. What is not an ApiError is a fault of the simulator and tells nothing. */
export function errorAnswer(error: unknown, documentation = ''): Answer {
  if (!(error instanceof ApiError)) return body(new ApiError(500, 'Server Error'), documentationRoot);
  return body(
    error,
    error.status === 401 ? documentationRoot : `${documentationRoot}/${documentation}`.replace(/\/$/, ''),
  );
}

function body({ status, message, errors, headers }: ApiError, documentationUrl: string): Answer {
  return {
    status,
    headers,
    body: { message, ...(errors && { errors }), documentation_url: documentationUrl, status: String(status) },
  };
}
