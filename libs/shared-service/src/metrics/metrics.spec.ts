import { Controller, Get, Module, Param, Post, Res } from '@nestjs/common';
import { afterEach, expect, it } from '@jest/globals';
import { ApiSettings, ServiceSettings, SettingsModule } from '@project-factory/shared-config';
import type { Response } from 'express';
import { Gauge, register } from 'prom-client';
import request from 'supertest';
import { startService, type RunningService } from '../boot/start-service.js';
import { HealthModule } from '../health/health.module.js';
import { createLogger } from '../logging/create-logger.js';

let arrived: () => void = () => undefined;

@Controller('shops')
class ShopsController {
  @Get('silent')
  async silent(): Promise<never> {
    arrived();
    return new Promise(() => undefined);
  }

  @Get('events')
  events(@Res() response: Response): void {
    response.set('content-type', 'text/event-stream').flushHeaders();
  }

  @Get(':name')
  one(@Param('name') name: string): string {
    return name;
  }

  @Post(':name/orders')
  order(): never {
    throw new Error('sold out');
  }
}

@Module({ controllers: [ShopsController] })
class ShopsModule {}

const services: RunningService[] = [];
afterEach(async () => {
  await Promise.all(services.splice(0).map((service) => service.close()));
  // What the process tells stays for its life: here each test is to begin with nothing.
  register.clear();
});

interface Started {
  readonly url: string;
  readonly records: () => Record<string, unknown>[];
  /** The samples of a metric, as `/metrics` has them. */
  readonly samples: (metric: string) => Promise<string[]>;
}

async function setup(name = 'shops'): Promise<Started> {
  const lines: string[] = [];
  const service = await startService({
    name,
    listen: ApiSettings,
    env: { API_PORT: '0', LOG_LEVEL: 'debug' },
    logger: createLogger({ name, level: 'debug', destination: { write: (line) => lines.push(line) } }),
    module: (env) => ({
      module: ShopsModule,
      imports: [SettingsModule.forRoot([ApiSettings, ServiceSettings], env), HealthModule.forRoot({})],
    }),
  });
  services.push(service);
  const samples = async (metric: string) => {
    const { text } = await request(service.url).get('/metrics').expect(200);
    return text.split('\n').filter((line) => line.startsWith(`${metric}{`) || line.startsWith(`${metric} `));
  };
  return {
    url: service.url,
    records: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>),
    samples,
  };
}

it("answers what Prometheus reads, the process' own state with it, to everyone", async () => {
  const { url } = await setup();
  const { text, headers } = await request(url).get('/metrics').expect(200);
  expect(headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
  expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds \d/m);
  expect(text).toMatch(/^nodejs_heap_size_used_bytes \d/m);
  expect(text).toMatch(/^# TYPE nodejs_gc_duration_seconds histogram$/m);
});

it('counts requests by the route that took them, never by the path', async () => {
  const { url, samples } = await setup();
  await request(url).get('/shops/hidden-one?token=abc').expect(200);
  await request(url).get('/shops/hidden-two').expect(200);
  await request(url).post('/shops/hidden-two/orders').expect(500);
  await request(url).get('/nowhere/hidden-three').expect(404);
  await request(url).post('/shops/hidden-two/orders').type('json').send('{').expect(400);

  const told = (await samples('http_requests_total')).filter((line) => !line.endsWith(' 0'));
  expect(told.sort()).toEqual([
    'http_requests_total{method="GET",route="/shops/:name",status="200"} 2',
    'http_requests_total{method="GET",route="unmatched",status="404"} 1',
    'http_requests_total{method="POST",route="/shops/:name/orders",status="500"} 1',
    'http_requests_total{method="POST",route="unmatched",status="400"} 1',
  ]);
  const { text } = await request(url).get('/metrics');
  expect(text).not.toMatch(/hidden|token/);
});

it('times requests by route', async () => {
  const { url, samples } = await setup();
  await request(url).get('/shops/one').expect(200);
  await request(url).get('/shops/two').expect(200);
  expect(await samples('http_request_duration_seconds_count')).toEqual([
    'http_request_duration_seconds_count{method="GET",route="/shops/:name"} 2',
  ]);
  expect(await samples('http_request_duration_seconds_bucket')).toContain(
    'http_request_duration_seconds_bucket{le="+Inf",method="GET",route="/shops/:name"} 2',
  );
});

it('has the failures of every route from the start, with 0', async () => {
  const { samples } = await setup();
  expect((await samples('http_requests_total')).sort()).toEqual(
    [
      ['GET', '/health/live'],
      ['GET', '/health/ready'],
      ['GET', '/metrics'],
      ['GET', '/shops/:name'],
      ['GET', '/shops/events'],
      ['GET', '/shops/silent'],
      ['POST', '/shops/:name/orders'],
    ].map(([method, route]) => `http_requests_total{method="${method}",route="${route}",status="500"} 0`),
  );
});

it('tells a caller who left from one who was answered', async () => {
  const { url, samples } = await setup();
  const reached = new Promise<void>((resolve) => (arrived = resolve));
  const leave = new AbortController();
  const silent = fetch(`${url}/shops/silent`, { signal: leave.signal }).catch(() => 'left');
  const events = await fetch(`${url}/shops/events`, { signal: leave.signal });
  await reached;
  const streamed = events.text().catch(() => 'left');
  leave.abort();
  expect(await Promise.all([silent, streamed])).toEqual(['left', 'left']);

  const isTold = (line: string) => /silent|events/.test(line) && !line.endsWith(' 0');
  let told: string[] = [];
  while (told.length < 2) told = (await samples('http_requests_total')).filter(isTold);
  expect(told.sort()).toEqual([
    'http_requests_total{method="GET",route="/shops/events",status="200"} 1',
    'http_requests_total{method="GET",route="/shops/silent",status="aborted"} 1',
  ]);
});

it('leaves the log to what matters: being read is told at debug', async () => {
  const { url, records } = await setup();
  await request(url).get('/metrics').expect(200);
  await request(url).get('/shops/one').expect(200);
  expect(records().filter(({ requestId }) => requestId)).toMatchObject([
    { level: 'debug', path: '/metrics' },
    { level: 'info', path: '/shops/:name' },
  ]);
});

it('answers for the whole process, whichever of its services is asked', async () => {
  const [first, second] = await Promise.all([setup('first'), setup('second')]);
  await request(first.url).get('/shops/one').expect(200);
  await request(second.url).get('/shops/one').expect(200);
  const isTold = (line: string) => line.includes('/shops/:name",status="200"');
  const told = ['http_requests_total{method="GET",route="/shops/:name",status="200"} 2'];
  expect((await first.samples('http_requests_total')).filter(isTold)).toEqual(told);
  expect((await second.samples('http_requests_total')).filter(isTold)).toEqual(told);
  expect(await first.samples('process_start_time_seconds')).toHaveLength(1);
});

it('goes on telling when a service of the process has ended', async () => {
  const [first, second] = await Promise.all([setup('first'), setup('second')]);
  await request(first.url).get('/shops/one').expect(200);
  await services.shift()?.close();
  const stays = services[0]?.url === second.url ? second : first;
  expect(await stays.samples('process_start_time_seconds')).toHaveLength(1);
});

it('answers a problem when a metric cannot be read', async () => {
  const { url, records } = await setup();
  new Gauge({
    name: 'broken',
    help: 'Fails.',
    collect: () => {
      throw new Error('no reading');
    },
  });
  const { body } = await request(url).get('/metrics').set('x-request-id', 'abc-1').expect(500);
  expect(body).toMatchObject({ status: 500, instance: '/metrics', requestId: 'abc-1' });
  expect(records().find(({ level }) => level === 'error')).toMatchObject({ err: { message: 'no reading' } });
});
