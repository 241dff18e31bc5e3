import { setTimeout as sleep } from 'node:timers/promises';
import type { BehaviourLog } from '../behaviour/behaviour-log.js';
import { downloadRoute, serveDownload } from '../downloads/serve-download.js';
import { type GitServing, serveGit } from '../git/smart-http/serve-git.js';
import { gitRequestOf } from '../git/smart-http/git-request.js';
import type { Validator } from '../openapi/validator.js';
import type { LogEntry } from '../simulator-options.js';
import type { World } from '../world.js';
import { ApiError } from './api.error.js';
import type { CallLog } from './call-log.js';
import { errorAnswer } from './error-answer.js';
import { type Exchange, openExchange } from './exchange.js';
import { type Face, publicDownloads } from './links.js';
import type { OwnFaults } from './own-faults.js';
import { type Reply, setHeader } from './reply.js';
import { readText } from './read-text.js';
import { respond } from './respond.js';
import { createRouter } from './router.js';

export interface HandlerParts {
  readonly world: World;
  readonly serving: GitServing;
  readonly calls: CallLog;
  readonly behaviour: BehaviourLog;
  readonly ownFaults: OwnFaults;
  readonly validator: Validator | undefined;
  readonly gitBaseUrl: string | (() => string) | undefined;
  /** Default 0: an answer is there as soon as it is made. */
  readonly latencyMs: number | undefined;
  readonly log: (entry: LogEntry) => void;
}

/** A request in, a reply out, never an exception. */
export type Handler = (request: Request, face?: Face) => Promise<Reply>;

/** The one function behind MSW and HTTP. */
export function createHandler(parts: HandlerParts): Handler {
  const { world, serving, calls, behaviour, ownFaults, gitBaseUrl, log } = parts;
  let requests = 0;
  const errors = new WeakMap<Exchange, unknown>();
  const route = createRouter(world, parts.validator, (exchange, error) => errors.set(exchange, error));

  const answer = async (exchange: Exchange): Promise<Reply> => {
    const { request, url, links } = exchange;
    try {
      if (url.origin === links.downloads) {
        exchange.route = downloadRoute;
        return await world.faults.around(exchange, world, async () => serveDownload(world.downloads, exchange));
      }
      const git = gitRequestOf(url);
      if (!git) {
        exchange.text = await readText(request);
        return await route(exchange);
      }
      exchange.operation = git.service;
      exchange.route = `/{owner}/{repo}.git/${git.endpoint}`;
      return await world.faults.around(exchange, world, async () => {
        const response = await serveGit(world, serving, git, exchange);
        exchange.outcome = response.status;
        return response;
      });
    } catch (error) {
      if (!(error instanceof ApiError)) errors.set(exchange, error);
      return respond(exchange, errorAnswer(error));
    }
  };

  return async (request, face = {}) => {
    const { closing, gate } = world;
    if (gate.isShut) return Response.error();
    const webBase = typeof gitBaseUrl === 'function' ? gitBaseUrl() : gitBaseUrl;
    const exchange = openExchange(request, { gitBaseUrl: webBase, downloads: publicDownloads, ...face });
    const number = (requests += 1);
    const at = world.clock.now();
    const startedAt = performance.now();
    const reply = await answer(exchange);
    if (parts.latencyMs) await delay(parts.latencyMs, closing);
    exchange.leave?.();
    if (reply.type !== 'error') {
      setHeader(reply, 'date', new Date(world.clock.nowMs() + exchange.skewMs).toUTCString());
      setHeader(reply, 'x-github-request-id', requestId(number));
    }
    const { operation, route: template, fault, outcome } = exchange;
    const { method } = request;
    const path = exchange.url.pathname;
    const { status } = reply;
    const call = { method, path, route: template, operation, status, at, ...(fault && { fault, outcome }) };
    calls.add(call, number);
    behaviour.observe(call, exchange, reply, { number, latest: requests });
    const error = errors.get(exchange);
    // What is broken off, by the client or by the simulator's end, fails as it should.
    const isBrokenOff = closing.aborted || request.signal.aborted;
    if (error !== undefined && !isBrokenOff) ownFaults.addCrash(operation ?? `${method} ${path}`, error);
    const durationMs = Math.round(performance.now() - startedAt);
    log({ method, path, status, durationMs, ...(error !== undefined && { error }) });
    return reply;
  };
}

/** What an answer takes, unless the simulator is closed before. */
async function delay(ms: number, closing: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal: closing }).catch(() => undefined);
}

/** `0001:51B:000001`: unique in this simulator, and the same in every run of a test. */
function requestId(number: number): string {
  const hex = number.toString(16).toUpperCase();
  return `${hex.slice(-4).padStart(4, '0')}:51B:${hex.padStart(6, '0')}`;
}
