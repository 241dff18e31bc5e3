import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Application } from 'express';
import { register } from 'prom-client';
import { HttpMetrics, type Endpoint } from './http-metrics.js';

/** Tells the metrics what the application answers. Call it when all routes are there. */
export function tellEndpoints(app: NestExpressApplication): void {
  const metrics = new HttpMetrics(register);
  for (const endpoint of endpointsOf(app.getHttpAdapter().getInstance())) metrics.offers(endpoint);
}

function endpointsOf({ router }: Application): Endpoint[] {
  return router.stack.flatMap(({ route }) => {
    if (typeof route?.path !== 'string') return [];
    const { path } = route;
    return route.stack.flatMap(({ method }) => (method ? [{ method: method.toUpperCase(), route: path }] : []));
  });
}
