import { Hono } from 'hono';
import { type OperationId, operations } from '../operations/operations.js';
import type { World } from '../world.js';
import { ApiError } from './api.error.js';
import { errorAnswer } from './error-answer.js';
import type { Exchange } from './exchange.js';
import { performOperation } from './perform-operation.js';
import { respond } from './respond.js';

interface Environment {
  Bindings: Exchange;
}

/** Answers one request to REST. */
export type Router = (exchange: Exchange) => Promise<Response>;

/**
 * Routes requests to operations.
 *
 * @param onFault told of errors that are not GitHub's but the simulator's
 */
export function createRouter(world: World, onFault: (exchange: Exchange, error: unknown) => void): Router {
  const hono = new Hono<Environment>({ getPath: (_request, options) => (options?.env as Exchange).path });
  for (const id of inRoutingOrder()) {
    const [method, template, , documentation] = operations[id];
    hono.on(method, patternsOf(template), async ({ env: exchange, req }) => {
      exchange.route = template.replaceAll('*', '');
      exchange.documentation = documentation;
      try {
        return respond(exchange, await performOperation(id, world, exchange, req.param()));
      } catch (error) {
        if (!(error instanceof ApiError)) onFault(exchange, error);
        return respond(exchange, errorAnswer(error, documentation));
      }
    });
  }
  hono.notFound(({ env: exchange, req }) => {
    const message = `The GitHub simulator does not model ${req.method} ${exchange.path}`;
    return respond(exchange, errorAnswer(new ApiError(501, message)));
  });
  return async (exchange) => hono.fetch(exchange.request, exchange);
}

/** Parameters that span slashes come last, else they would swallow what is below them. */
function inRoutingOrder(): OperationId[] {
  const ids = Object.keys(operations) as OperationId[];
  const spans = (id: OperationId) => Number(operations[id][1].includes('*'));
  return ids.sort((a, b) => spans(a) - spans(b));
}

/** `{path*}` may span slashes, and may be left out. */
function patternsOf(template: string): string[] {
  const pattern = template.replace(/\{(\w+)\*\}/, ':$1{.+}').replace(/(?<!:\w+)\{(\w+)\}/g, ':$1');
  return template.includes('*') ? [pattern, pattern.replace(/\/[^/]*$/, '')] : [pattern];
}
