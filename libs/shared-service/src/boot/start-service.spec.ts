import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { Body, Controller, Get, Module, Param, ParseIntPipe, Post, Res, UseGuards, type Type } from '@nestjs/common';
import { afterEach, expect, it } from '@jest/globals';
import { ApiSettings, ConfigurationError, ServiceSettings, SettingsModule } from '@project-factory/shared-config';
import { IsEmail, IsString, ValidateNested } from 'class-validator';
import { Type as Nested } from 'class-transformer';
import type { Response } from 'express';
import request from 'supertest';
import { AuthModule } from '../auth/auth.module.js';
import { BearerAuthGuard } from '../auth/bearer-auth.guard.js';
import { HealthModule } from '../health/health.module.js';
import { createLogger } from '../logging/create-logger.js';
import { Problem } from '../problems/problem.js';
import type { ServiceOptions } from './service-options.js';
import { startService, type RunningService } from './start-service.js';

const TOKEN = `ghs_${'a1B2'.repeat(9)}`;
const CALLER = 'the-caller-own-token';

class Owner {
  @IsEmail()
  readonly email!: string;
}

class Shop {
  @IsString()
  readonly name!: string;

  @ValidateNested()
  @Nested(() => Owner)
  readonly owner!: Owner;
}

class KnownToLibrary extends Error {
  readonly code = 'KNOWN';
}

let arrived: () => void = () => undefined;
let release: () => void = () => undefined;

@Controller('shops')
class ShopsController {
  @Get('broken')
  broken(): never {
    throw new Error(`cannot reach 10.0.0.1 with ${TOKEN}`);
  }

  @Get('taken')
  taken(): never {
    const extensions = { shop: 'one', status: 200 };
    const headers = { 'retry-after': '5' };
    throw new Problem({
      status: 409,
      type: 'shop-taken',
      title: 'Shop taken',
      detail: `Not ${TOKEN}`,
      extensions,
      headers,
    });
  }

  @Get('known')
  known(): never {
    throw new KnownToLibrary('known');
  }

  @Get('cut')
  cut(@Res() response: Response): never {
    response.write('some');
    throw new Error('too late');
  }

  @Get('slow')
  async slow(): Promise<string> {
    await new Promise<void>((resolve) => {
      release = resolve;
      arrived();
    });
    return 'done';
  }

  @Get('events')
  events(@Res() response: Response): void {
    response.set('content-type', 'text/event-stream').flushHeaders();
  }

  @UseGuards(BearerAuthGuard)
  @Get('guarded')
  guarded(): string {
    return 'in';
  }

  @Get(':id')
  one(@Param('id', ParseIntPipe) id: number): { id: number } {
    return { id };
  }

  @Post()
  create(@Body() shop: Shop): Shop {
    return shop;
  }
}

@Module({ controllers: [ShopsController] })
class ShopsModule {}

const services: RunningService[] = [];
afterEach(async () => {
  await Promise.all(services.splice(0).map((service) => service.close()));
});

interface Started {
  readonly url: string;
  readonly service: RunningService;
  readonly records: () => Record<string, unknown>[];
}

async function setup(overrides: Partial<ServiceOptions> = {}, checks = {}, tokens = [CALLER]): Promise<Started> {
  const lines: string[] = [];
  const settings: Type[] = [ApiSettings, ServiceSettings];
  const service = await startService({
    name: 'shops',
    listen: ApiSettings,
    env: { API_PORT: '0', LOG_LEVEL: 'debug' },
    logger: createLogger({ name: 'shops', level: 'debug', destination: { write: (line) => lines.push(line) } }),
    toProblem: (error) => (error instanceof KnownToLibrary ? new Problem({ status: 410, detail: 'Gone.' }) : undefined),
    module: (env) => ({
      module: ShopsModule,
      imports: [
        SettingsModule.forRoot(settings, env),
        HealthModule.forRoot(checks),
        AuthModule.forRootAsync({
          inject: [ServiceSettings],
          useFactory: ({ environment }: ServiceSettings) => ({ tokens, environment }),
        }),
      ],
    }),
    ...overrides,
  });
  services.push(service);
  return { service, url: service.url, records: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

it('listens where the settings say and tells where that is', async () => {
  const { service } = await setup();
  expect(service.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  await request(service.url).get('/shops/7').expect(200, { id: 7 });
});

it('says nothing of what it runs on', async () => {
  const { url } = await setup();
  const { headers } = await request(url).get('/shops/7');
  expect(headers).not.toHaveProperty('x-powered-by');
});

it('answers a failure of its own with a generic problem and logs what it was, without secrets', async () => {
  const { url, records } = await setup();
  const { body, headers } = await request(url).get('/shops/broken?page=2').set('x-request-id', 'abc-1').expect(500);
  expect(headers['content-type']).toMatch(/^application\/problem\+json/);
  expect(body).toEqual({
    type: 'about:blank',
    title: 'Internal Server Error',
    status: 500,
    detail: 'The service failed. Its log says why, under the request id abc-1.',
    instance: '/shops/broken',
    requestId: 'abc-1',
  });
  const logged = records().find(({ level }) => level === 'error');
  expect(logged).toMatchObject({ requestId: 'abc-1', err: { message: 'cannot reach 10.0.0.1 with [redacted]' } });
});

it('answers a problem with all its members, none of which can take the place of a standard one', async () => {
  const { url } = await setup();
  const { body, headers } = await request(url).get('/shops/taken').expect(409);
  expect(headers['retry-after']).toBe('5');
  expect(body).toMatchObject({
    type: 'urn:project-factory:problem:shop-taken',
    title: 'Shop taken',
    status: 409,
    detail: 'Not [redacted]',
    shop: 'one',
  });
});

it('asks the service what a library means', async () => {
  const { url } = await setup();
  const { body } = await request(url).get('/shops/known').expect(410);
  expect(body).toMatchObject({ title: 'Gone', detail: 'Gone.' });
});

it('carries the message of a 4xx', async () => {
  const { url } = await setup();
  const { body } = await request(url).get('/shops/x').expect(400);
  expect(body).toMatchObject({ title: 'Bad Request', detail: 'Validation failed (numeric string is expected)' });
});

it('answers an unknown route without repeating the query', async () => {
  const { url } = await setup();
  const { body } = await request(url).put('/nowhere?token=abc').expect(404);
  expect(body).toMatchObject({ title: 'Not Found', detail: 'There is nothing at PUT /nowhere.', instance: '/nowhere' });
});

it('answers invalid input with every invalid field', async () => {
  const { url } = await setup();
  const { body } = await request(url)
    .post('/shops')
    .send({ name: 5, owner: { email: 'x' }, 'a/b': 1 })
    .expect(422);
  expect(body).toMatchObject({ type: 'urn:project-factory:problem:invalid-request', title: 'Invalid request' });
  const { errors } = body as { errors: { pointer: string }[] };
  expect(errors).toEqual([
    { pointer: '#/a~1b', detail: 'property a/b should not exist' },
    { pointer: '#/name', detail: 'name must be a string' },
    { pointer: '#/owner/email', detail: 'email must be an email' },
  ]);
});

it.each([
  ['JSON that is none', '{"name":', 400],
  ['JSON with a secret in the wrong place', '{"TOKEN":hunter2-very-secret}', 400],
  ['more than a megabyte', JSON.stringify({ name: 'x'.repeat(1_048_577) }), 413],
])('refuses %s', async (_what, text, status) => {
  const { url, records } = await setup();
  const { body, headers } = await request(url).post('/shops').type('json').send(text).expect(status);
  expect(headers['content-type']).toMatch(/^application\/problem\+json/);
  expect(body).toMatchObject({ status, instance: '/shops' });
  expect(records().at(-1)).toMatchObject({ method: 'POST', path: '/shops', status });
});

it('breaks off an answer that fails midway', async () => {
  const { url } = await setup();
  await expect(request(url).get('/shops/cut')).rejects.toThrow(/aborted|socket hang up|terminated/);
});

it('logs each request once, by its route, with a sound id', async () => {
  const { url, records } = await setup();
  const authorization = 'Bearer 0123456789abcdef';
  await request(url)
    .get('/shops/7?secret=1')
    .set({ authorization, 'x-request-id': 'abc-1' })
    .expect('x-request-id', 'abc-1');
  const { headers } = await request(url).get('/shops/7').set('x-request-id', 'no id at all');
  expect(headers['x-request-id']).toMatch(/^[\da-f-]{36}$/);
  await request(url).get('/health/live').expect(200, { status: 'ok' });

  const requests = records().filter(({ requestId }) => requestId);
  expect(requests).toMatchObject([
    { level: 'info', requestId: 'abc-1', method: 'GET', path: '/shops/:id', status: 200, ms: expect.any(Number) },
    { level: 'info', requestId: headers['x-request-id'], path: '/shops/:id' },
    { level: 'debug', path: '/health/live' },
  ]);
  expect(JSON.stringify(requests)).not.toMatch(/secret|0123456789abcdef/);
});

it('is ready when every check passes', async () => {
  const { url } = await setup({}, { queue: () => Promise.resolve() });
  await request(url)
    .get('/health/ready')
    .expect(200, { status: 'ok', checks: { queue: { status: 'ok' } } });
});

it('is not ready when a check fails, and says which', async () => {
  const { url } = await setup({}, { queue: () => Promise.reject(new Error('refused')), disk: () => undefined });
  const { body } = await request(url).get('/health/ready').expect(503);
  expect(body).toMatchObject({
    type: 'urn:project-factory:problem:not-ready',
    detail: 'What does not work: queue.',
    checks: { queue: { status: 'failing', reason: 'refused' }, disk: { status: 'ok' } },
  });
});

it('lets in who has a token', async () => {
  const { url } = await setup();
  await request(url).get('/shops/guarded').set('authorization', `Bearer ${CALLER}`).expect(200, 'in');
  const { body, headers } = await request(url).get('/shops/guarded').expect(401);
  expect(headers['www-authenticate']).toBe('Bearer');
  expect(body).toMatchObject({ title: 'Unauthorized', detail: 'Send "Authorization: Bearer" and your token.' });
});

it('runs twice in one process, each by its own settings', async () => {
  const [first, second] = await Promise.all([setup({}, {}, ['first-token-0000']), setup({}, {}, ['second-token-000'])]);
  await request(first.url).get('/shops/guarded').set('authorization', 'Bearer first-token-0000').expect(200);
  await request(second.url).get('/shops/guarded').set('authorization', 'Bearer first-token-0000').expect(401);
});

it('lets the service add to the application before it listens', async () => {
  const { url } = await setup({
    configure: (app) => {
      app.use('/added', (_request: unknown, response: Response) => response.send('added'));
    },
  });
  await request(url).get('/added').expect(200, 'added');
});

it('finishes what is under way before it closes, and cuts streams', async () => {
  const { service, url } = await setup();
  const reached = new Promise<void>((resolve) => (arrived = resolve));
  const slow = request(url)
    .get('/shops/slow')
    .then(({ text }) => text);
  const events = await fetch(`${url}/shops/events`);
  const streamed = events.text().catch(() => 'cut');
  await reached;
  const closed = Promise.all([service.close(), service.close()]);
  await expect(fetch(`${url}/shops/7`)).rejects.toThrow();
  release();
  expect(await slow).toBe('done');
  await closed;
  expect(await streamed).toMatch(/^(cut|)$/);
});

it('reports the faults of its own settings and of the module together', async () => {
  const env = { HOST: 'no host', LOG_LEVEL: 'loud', API_PORT: 'x' };
  const failure = setup({ env });
  await expect(failure).rejects.toBeInstanceOf(ConfigurationError);
  await expect(failure).rejects.toMatchObject({
    faults: [{ variable: 'API_PORT' }, { variable: 'HOST' }, { variable: 'LOG_LEVEL' }],
  });
});

it('says what to do when the port is taken', async () => {
  const other = createServer().listen(0, '127.0.0.1').unref();
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  await expect(setup({ env: { API_PORT: String(port) } })).rejects.toThrow(
    `Failed to listen on 127.0.0.1, port ${String(port)}: the port is taken. ` +
      'Stop the process that has it, or set API_PORT or PORT to another port.',
  );
  other.close();
});

it('says what to do when the machine does not have the address', async () => {
  await expect(setup({ env: { API_PORT: '0', HOST: '192.0.2.1', API_TOKENS: 'x'.repeat(16) } })).rejects.toThrow(
    /does not have that address\. Set HOST/,
  );
});
