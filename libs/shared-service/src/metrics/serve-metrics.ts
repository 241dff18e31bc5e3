import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Application } from 'express';
import { collectDefaultMetrics, register } from 'prom-client';
import { HttpMetrics } from './http-metrics.js';
import { measureRequests } from './measure-requests.js';

const ONE_OF_THE_DEFAULTS = 'process_start_time_seconds';

/**
 * Answers `/metrics`, to everyone, with all that the process tells Prometheus: what services share a process share it.
 *
 * Call it before the application has routes: it measures what comes after it.
 */
export function serveMetrics(app: NestExpressApplication): void {
  if (!register.getSingleMetric(ONE_OF_THE_DEFAULTS)) collectDefaultMetrics();
  app.use(measureRequests(new HttpMetrics(register)));
  const express: Application = app.getHttpAdapter().getInstance();
  express.get('/metrics', async (_request, response) => {
    const text = await register.metrics();
    response.set('content-type', register.contentType).end(text);
  });
}
