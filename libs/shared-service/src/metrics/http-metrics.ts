import { Counter, Histogram, type Registry } from 'prom-client';

const REQUESTS = 'http_requests_total';
const DURATIONS = 'http_request_duration_seconds';
const DURATION_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** One method of one route; a route is the template, `/v1/projects/:name`, never the path that was asked for. */
export interface Endpoint {
  readonly method: string;
  readonly route: string;
}

/** Tells Prometheus what a service is asked. Services with the same registry share its metrics. */
export class HttpMetrics {
  private readonly requests: Counter<'method' | 'route' | 'status'>;
  private readonly durations: Histogram<'method' | 'route'>;

  constructor(registry: Registry) {
    this.requests =
      (registry.getSingleMetric(REQUESTS) as typeof this.requests | undefined) ??
      new Counter({
        name: REQUESTS,
        help: 'Requests that were answered, or that the caller gave up.',
        labelNames: ['method', 'route', 'status'],
        registers: [registry],
      });
    this.durations =
      (registry.getSingleMetric(DURATIONS) as typeof this.durations | undefined) ??
      new Histogram({
        name: DURATIONS,
        help: 'From the arrival of a request to the end of its answer.',
        labelNames: ['method', 'route'],
        buckets: DURATION_BUCKETS,
        registers: [registry],
      });
  }

  /** The endpoint's failures are there with 0: Prometheus would see no increase in a first one that is born with 1. */
  offers({ method, route }: Endpoint): void {
    this.requests.inc({ method, route, status: 500 }, 0);
  }

  /** A request is over. */
  answered({ method, route }: Endpoint, status: number | 'aborted', seconds: number): void {
    this.requests.inc({ method, route, status });
    this.durations.observe({ method, route }, seconds);
  }
}
