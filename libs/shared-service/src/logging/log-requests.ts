import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { pathOf } from '../problems/path-of.js';
import type { PinoLogger } from './pino.logger.js';
import { routeTemplate } from './route-template.js';

const ACCEPTABLE_ID = /^[A-Za-z0-9._-]{1,64}$/;

/** Where a request's id stands, in the request and in the response. */
export const REQUEST_ID_HEADER = 'x-request-id';

/** Gives every request an id, the caller's if it is a sound one, and writes one record when the request is over. */
export function logRequests(logger: PinoLogger): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    const startedAt = performance.now();
    const requestId = idOf(request);
    response.setHeader(REQUEST_ID_HEADER, requestId);
    response.once('close', () => {
      const method = request.method;
      const path = routeTemplate(request) ?? pathOf(request);
      const fields = {
        requestId,
        method,
        path,
        status: response.statusCode,
        ms: Math.round(performance.now() - startedAt),
        ...(response.writableFinished ? {} : { aborted: true }),
      };
      const text = `${method} ${path} ${String(response.statusCode)}`;
      if (isRoutine(path)) logger.debug(text, fields);
      else logger.log(text, fields);
    });
    next();
  };
}

/** What machines ask every few seconds. */
function isRoutine(path: string): boolean {
  return path.startsWith('/health/') || path === '/metrics';
}

function idOf(request: Request): string {
  const given = request.get(REQUEST_ID_HEADER);
  return given && ACCEPTABLE_ID.test(given) ? given : randomUUID();
}
