import { readCredential } from '../../auth/read-credential.js';
import { ApiError } from '../../http/api.error.js';
import { isOperationId, operations } from '../../operations/operations.js';
import { refuse } from '../refuse.js';
import type { Fault } from '../fault.js';

const notAccessible = 'Resource not accessible by integration';

/** @see https://github.com/octokit/auth-app.js/issues/65 */
export const tokenNotReady: Fault<'token-not-ready'> = ({ exchange, options: { status = 401 } }) =>
  refuse(exchange, new ApiError(status, status === 401 ? 'Bad credentials' : notAccessible));

export const tokenRevoked: Fault<'token-revoked'> = ({ exchange, world }) => {
  world.tokens.revoke(readCredential(exchange.request.headers.get('authorization')) ?? '');
  return refuse(exchange, new ApiError(401, 'Bad credentials'));
};

export const missingPermission: Fault<'missing-permission'> = ({ exchange, options: { status = 403 } }) => {
  const { operation } = exchange;
  const needed = isOperationId(operation) ? operations[operation].requirement : 'contents=write';
  const headers = { 'x-accepted-github-permissions': needed };
  return refuse(exchange, new ApiError(status, status === 403 ? notAccessible : 'Not Found', { headers }));
};
