import { Hono } from 'hono';
import type { Validator } from '../openapi/validator.js';
import { allRoutes } from '../operations/all-routes.js';
import { type OperationId, operations } from '../operations/operations.js';
import { currentReferencePath } from '../references/current-reference-path.js';
import { pathOfId } from '../repositories/path-of-id.js';
import type { Repositories } from '../repositories/repositories.js';
import type { World } from '../world.js';
import { ApiError } from './api.error.js';
import type { Answer } from './answer.js';
import { errorAnswer } from './error-answer.js';
import type { Exchange } from './exchange.js';
import { performOperation } from './perform-operation.js';
import { type Reply, withoutBody } from './reply.js';
import { respond } from './respond.js';

interface Environment {
  Bindings: Exchange;
}

/** What Hono is told when a route has made its reply. */
const routed = new Response();

/** Answers one request to REST. */
export type Router = (exchange: Exchange) => Promise<Reply>;

/**
 * Routes requests to operations.
 *
 * @param onError told of errors that are not GitHub's but the simulator's
 */
export function createRouter(
  world: World,
  validator: Validator | undefined,
  onError: (exchange: Exchange, error: unknown) => void,
): Router {
  const hono = new Hono<Environment>({
    getPath: (_request, options) => currentPath(options?.env as Exchange, world.repositories),
  });

  const attempt = async (id: OperationId, exchange: Exchange, params: Record<string, string>): Promise<Answer> => {
    try {
      return await performOperation(id, world, exchange, params);
    } catch (error) {
      if (!(error instanceof ApiError)) onError(exchange, error);
      return errorAnswer(error, operations[id].documentation);
    }
  };

  for (const id of inRoutingOrder()) {
    const { method, path, documentation } = operations[id];
    hono.on(method, patternsOf(path), async ({ env: exchange, req }) => {
      exchange.operation = id;
      exchange.route = path.replaceAll('*', '');
      exchange.documentation = documentation;
      exchange.reply = await world.faults.around(exchange, world, async () => {
        const answer = await attempt(id, exchange, req.param());
        exchange.outcome = answer.status;
        return respond(exchange, validator?.verified(id, exchange, answer) ?? answer);
      });
      return routed;
    });
  }
  hono.notFound(({ env: exchange }) => {
    const message = `The GitHub simulator does not model ${exchange.request.method} ${exchange.path}`;
    exchange.reply = respond(exchange, errorAnswer(new ApiError(501, message)));
    return routed;
  });
  // Hono's own answer would be no answer of GitHub's, and goes to the console.
  hono.onError((error) => {
    throw error;
  });
  return async (exchange) => {
    await hono.fetch(exchange.request, exchange);
    const reply = exchange.reply as Reply;
    return exchange.request.method === 'HEAD' ? withoutBody(reply) : reply;
  };
}

/** Where an operation is today, for addresses by id and those that GitHub gave up. */
function currentPath({ request, path }: Exchange, repositories: Repositories): string {
  return currentReferencePath(request.method, pathOfId(path, repositories), repositories);
}

/** Parameters that span slashes come last, else they would swallow what is below them. */
function inRoutingOrder(): OperationId[] {
  const spans = (id: OperationId) => Number(operations[id].path.includes('*'));
  return (Object.keys(allRoutes) as OperationId[]).sort((a, b) => spans(a) - spans(b));
}

/** `{path*}` may span slashes, and may be left out. */
function patternsOf(template: string): string[] {
  const pattern = template.replace(/\{(\w+)\*\}/, ':$1{.+}').replace(/(?<!:\w+)\{(\w+)\}/g, ':$1');
  return template.includes('*') ? [pattern, pattern.replace(/\/[^/]*$/, '')] : [pattern];
}
