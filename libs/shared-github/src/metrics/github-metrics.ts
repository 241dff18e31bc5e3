import { register, type Counter, type Gauge, type Histogram, type Registry } from 'prom-client';
import { type WaitReason, waitReasons } from '../rate-limit/wait-reason.js';
import type { Route } from '../requests/route.js';
import { getCounter, getGauge, getHistogram } from './get-or-create.js';
import {
  ERROR_STATUSES,
  RETRY_CAUSES,
  TOKEN_SCOPES,
  type RequestStatus,
  type RetryCause,
  type TokenScope,
} from './labels.js';

const FIRST_ERROR_STATUS = 400;

const DURATION_BUCKETS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15, 30];
const WAIT_BUCKETS = [0.01, 0.1, 0.5, 1, 5, 15, 60, 300, 900, 3600];

export interface MeasuredRequest {
  /** The template, `GET /repos/{owner}/{repo}`: with names in it, each repository would be a series of its own. */
  readonly route: Route;
  readonly status: RequestStatus;
  readonly seconds: number;
}

/** Tells Prometheus what the client does. Clients with the same registry share its metrics. */
export class GitHubMetrics {
  private readonly requests: Counter<'method' | 'route' | 'status'>;
  private readonly errors: Counter<'status'>;
  private readonly durations: Histogram;
  private readonly waits: Histogram<'reason'>;
  private readonly retries: Counter<'cause'>;
  private readonly mints: Counter<'scope'>;
  private readonly heldBack: Counter<'reason'>;
  private readonly conditionalHits: Counter;
  private readonly rateLimitRemaining: Gauge<'resource'>;
  private readonly pausedUntilSeconds: Gauge;

  constructor(private readonly registry: Registry = register) {
    this.requests = getCounter(registry, {
      name: 'github_api_requests_total',
      help: 'Requests sent to GitHub, by what came of them.',
      labelNames: ['method', 'route', 'status'],
    });
    this.errors = getCounter(registry, {
      name: 'github_api_errors_total',
      help: 'Requests that GitHub refused or did not answer.',
      labelNames: ['status'],
      initial: ERROR_STATUSES.map((status) => ({ status })),
    });
    this.durations = getHistogram(registry, {
      name: 'github_api_request_duration_seconds',
      help: 'From sending a request to its whole answer.',
      buckets: DURATION_BUCKETS,
    });
    this.waits = getHistogram(registry, {
      name: 'github_api_wait_seconds',
      help: 'How long requests were held back before they were sent.',
      labelNames: ['reason'],
      initial: waitReasons.map((reason) => ({ reason })),
      buckets: WAIT_BUCKETS,
    });
    this.heldBack = getCounter(registry, {
      name: 'github_api_held_back_total',
      help: 'Requests that were not sent, because they would have waited for longer than they were ready to.',
      labelNames: ['reason'],
      initial: waitReasons.map((reason) => ({ reason })),
    });
    this.retries = getCounter(registry, {
      name: 'github_api_retries_total',
      help: 'Requests that were sent again.',
      labelNames: ['cause'],
      initial: RETRY_CAUSES.map((cause) => ({ cause })),
    });
    this.mints = getCounter(registry, {
      name: 'github_token_mints_total',
      help: 'Installation tokens that GitHub issued.',
      labelNames: ['scope'],
      initial: TOKEN_SCOPES.map((scope) => ({ scope })),
    });
    this.conditionalHits = getCounter(registry, {
      name: 'github_api_conditional_hits_total',
      help: 'Reads that GitHub answered with 304 and did not count.',
    });
    this.rateLimitRemaining = getGauge(registry, {
      name: 'github_api_rate_limit_remaining',
      help: 'Requests left until the limit is reset.',
      labelNames: ['resource'],
    });
    this.pausedUntilSeconds = getGauge(registry, {
      name: 'github_api_paused_until_seconds',
      help: 'When the last pause ends or ended, in seconds since the epoch; 0 if there was none.',
    });
  }

  /** A request was sent, and is over. */
  requested({ route, status, seconds }: MeasuredRequest): void {
    const space = route.indexOf(' ');
    this.requests.inc({ method: route.slice(0, space), route: route.slice(space + 1), status });
    this.durations.observe(seconds);
    if (typeof status === 'string' || status >= FIRST_ERROR_STATUS) this.errors.inc({ status });
  }

  /** A request was held back. */
  waited(reason: WaitReason, seconds: number): void {
    this.waits.observe({ reason }, seconds);
  }

  /** A request was not sent, because it would have waited for too long. */
  gaveUp(reason: string): void {
    this.heldBack.inc({ reason });
  }

  /** A request is sent again. */
  retried(cause: RetryCause): void {
    this.retries.inc({ cause });
  }

  /** GitHub issued a token. */
  minted(scope: TokenScope): void {
    this.mints.inc({ scope });
  }

  /** What was asked for had not changed. */
  conditionalHit(): void {
    this.conditionalHits.inc();
  }

  /** So many requests are left. A resource that was never told of has no series: 0 would be an alarm. */
  remaining(resource: string, requests: number): void {
    this.rateLimitRemaining.set({ resource }, requests);
  }

  /** No request goes before that time, in seconds since the epoch. */
  pausedUntil(epochSeconds: number): void {
    this.pausedUntilSeconds.set(epochSeconds);
  }

  /** Whether the limiter reaches its store. Without a call there is no series: a limiter in memory has no store. */
  storeUp(isUp: boolean): void {
    const up = getGauge(this.registry, {
      name: 'github_rate_limiter_store_up',
      help: '1 while the rate limiter reaches its store, else 0.',
    });
    up.set(isUp ? 1 : 0);
  }
}
