import type { ApiError } from '../http/api.error.js';
import { errorAnswer } from '../http/error-answer.js';
import type { Exchange } from '../http/exchange.js';
import { respond } from '../http/respond.js';

/** An error as the operation itself would answer it. */
export function refuse(exchange: Exchange, error: ApiError): Response {
  return respond(exchange, errorAnswer(error, exchange.documentation));
}
