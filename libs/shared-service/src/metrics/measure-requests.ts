import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { routeTemplate } from '../logging/route-template.js';
import type { HttpMetrics } from './http-metrics.js';

const MS = 1000;

/** Counts and times each request. What no route took is `unmatched`, or anyone could make series at will. */
export function measureRequests(metrics: HttpMetrics): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    const startedAt = performance.now();
    response.once('close', () => {
      const route = routeTemplate(request) ?? 'unmatched';
      const status = response.headersSent ? response.statusCode : 'aborted';
      metrics.answered({ method: request.method, route }, status, (performance.now() - startedAt) / MS);
    });
    next();
  };
}
