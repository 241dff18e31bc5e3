import { readCredential } from '../../auth/read-credential.js';
import { ApiError } from '../../http/api.error.js';
import type { GitOperation } from '../../http/exchange.js';
import type { Reply } from '../../http/reply.js';
import { isOperationId, operations } from '../../operations/operations.js';
import { refuse } from '../refuse.js';
import type { Fault, FaultyExchange } from '../fault.js';

const notAccessible = 'Resource not accessible by integration';

/** @see https://github.com/octokit/auth-app.js/issues/65 */
export const tokenNotReady: Fault<'token-not-ready'> = (faulty) => {
  const { exchange, options } = faulty;
  return options.status === 403 ? refuse(exchange, new ApiError(403, notAccessible)) : badCredentials(faulty);
};

export const tokenRevoked: Fault<'token-revoked'> = (faulty) => {
  faulty.world.tokens.revoke(readCredential(faulty.exchange.request.headers.get('authorization')) ?? '');
  return badCredentials(faulty);
};

export const missingPermission: Fault<'missing-permission'> = ({ exchange, options: { status = 403 } }) => {
  const { operation } = exchange;
  const needed = isOperationId(operation) ? operations[operation].requirement : neededElsewhere(operation);
  const headers: Record<string, string> = needed.includes('=') ? { 'x-accepted-github-permissions': needed } : {};
  return refuse(exchange, new ApiError(status, status === 403 ? notAccessible : 'Not Found', { headers }));
};

/** Counted as nobody's, as every bad credential is. */
function badCredentials({ exchange, world }: FaultyExchange<'token-not-ready' | 'token-revoked'>): Reply {
  exchange.budget = world.limits.primary.budgetOf({ kind: 'anonymous' });
  return refuse(exchange, new ApiError(401, 'Bad credentials'));
}

/** The storage behind GitHub, which is no service of git, knows no permissions. */
function neededElsewhere(service: GitOperation | undefined): string {
  if (service === undefined) return '';
  return service === 'git-receive-pack' ? 'contents=write' : 'contents=read';
}
