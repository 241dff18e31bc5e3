import type { ApiError } from '../http/api.error.js';
import { errorAnswer } from '../http/error-answer.js';
import type { Exchange } from '../http/exchange.js';
import type { Reply } from '../http/reply.js';
import { respond } from '../http/respond.js';
import { isOperationId } from '../operations/operations.js';

/** An error as the operation itself would answer it; git's services speak plain text. */
export function refuse(exchange: Exchange, error: ApiError): Reply {
  if (isOperationId(exchange.operation)) return respond(exchange, errorAnswer(error, exchange.documentation));
  const headers = { 'content-type': 'text/plain; charset=utf-8', ...error.details.headers };
  return new Response(error.message, { status: error.status, headers });
}
