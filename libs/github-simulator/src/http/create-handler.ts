import { type GitServing, serveGit } from '../git/smart-http/serve-git.js';
import { gitRequestOf } from '../git/smart-http/git-request.js';
import type { LogEntry } from '../simulator-options.js';
import type { World } from '../world.js';
import type { CallLog } from './call-log.js';
import { errorAnswer } from './error-answer.js';
import { type Exchange, openExchange } from './exchange.js';
import { respond } from './respond.js';
import { createRouter } from './router.js';

export interface HandlerParts {
  readonly world: World;
  readonly serving: GitServing;
  readonly calls: CallLog;
  readonly gitBaseUrl: string | (() => string) | undefined;
  readonly log: (entry: LogEntry) => void;
}

/** The one function behind MSW and HTTP: a request in, a response out, never an exception. */
export function createHandler({ world, serving, calls, gitBaseUrl, log }: HandlerParts) {
  let requests = 0;
  const faults = new WeakMap<Request, unknown>();
  const route = createRouter(world, (exchange, error) => faults.set(exchange.request, error));

  const answer = async (exchange: Exchange): Promise<Response> => {
    try {
      const git = gitRequestOf(exchange.url);
      if (!git) return await route(exchange);
      exchange.route = `/{owner}/{repo}.git/${git.endpoint}`;
      return await serveGit(world, serving, git, exchange.request);
    } catch (error) {
      faults.set(exchange.request, error);
      return respond(exchange, errorAnswer(error));
    }
  };

  return async (request: Request): Promise<Response> => {
    const exchange = openExchange(request, gitBaseUrl);
    const { url } = exchange;
    const at = world.clock.now();
    const startedAt = performance.now();
    const response = await answer(exchange);
    response.headers.set('date', world.clock.now().toUTCString());
    response.headers.set('x-github-request-id', requestId((requests += 1)));
    const { method } = request;
    const { status } = response;
    calls.add({ method, path: url.pathname, route: exchange.route, status, at });
    const error = faults.get(request);
    const durationMs = Math.round(performance.now() - startedAt);
    log({ method, path: url.pathname, status, durationMs, ...(error !== undefined && { error }) });
    return response;
  };
}

/** `0001:51B:000001`: unique in this simulator, and the same in every run of a test. */
function requestId(number: number): string {
  const hex = number.toString(16).toUpperCase();
  return `${hex.slice(-4).padStart(4, '0')}:51B:${hex.padStart(6, '0')}`;
}
