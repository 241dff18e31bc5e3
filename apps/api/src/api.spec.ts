import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { generateSealingKeys, openSecrets, type ProjectRecord, ProjectStore } from '@project-factory/shared-queue';
import { createLogger, startService } from '@project-factory/shared-service';
import { api } from './api.service-options.js';

const TOKEN = 'a-token-of-at-least-16';
const SECRET = 'correct horse battery';
const data = mkdtempSync(join(tmpdir(), 'api-spec-'));
const log: string[] = [];
const sealing = await generateSealingKeys();
const service = await startService({
  ...api,
  env: { API_PORT: '0', DATA_DIRECTORY: data, API_TOKENS: TOKEN, JOB_SEALING_PUBLIC_KEY: sealing.publicKey },
  logger: createLogger({ name: 'api', destination: { write: (line) => void log.push(line) } }),
});
const store = service.app.get(ProjectStore);

afterAll(async () => {
  await service.close();
  rmSync(data, { recursive: true, force: true });
});

async function send(path: string, init: RequestInit = {}) {
  const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json', ...init.headers };
  const response = await fetch(`${service.url}${path}`, { ...init, headers });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  return { response, status: response.status, text, body: (isJson ? JSON.parse(text) : {}) as Record<string, unknown> };
}

const post = (project: unknown) => send('/v1/projects', { method: 'POST', body: JSON.stringify(project) });

it('takes a project in, and says where to ask after it', async () => {
  const { status, response, body } = await post({ name: 'shop', template: 'node-service', spec: { team: 'core' } });
  expect(status).toBe(202);
  expect(response.headers.get('location')).toBe('/v1/projects/shop');
  expect(body).toMatchObject({ name: 'shop', state: 'queued', template: 'node-service', steps: [] });
  expect((await send('/v1/projects/shop')).body).toEqual(body);
  expect((await send('/v1/projects/SHOP')).body).toEqual(body);
});

it('makes one project of the same request sent many times at once', async () => {
  const answers = await Promise.all(Array.from({ length: 10 }, () => post({ name: 'once', template: 'node-service' })));
  expect(answers.map(({ status }) => status).sort()).toEqual([...Array<number>(9).fill(200), 202]);
  expect(new Set(answers.map(({ body }) => body['id'])).size).toBe(1);
});

it('refuses another project of a name that is taken, and says what differs', async () => {
  await post({ name: 'taken', template: 'node-service', description: 'one' });
  const { status, response, body } = await post({ name: 'taken', template: 'node-service', description: 'two' });
  expect(status).toBe(409);
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  expect(body).toMatchObject({ status: 409, detail: expect.stringContaining('description') });
});

it('seals secrets before they are kept, for the scaffolder alone to open', async () => {
  const { body, text } = await post({ name: 'sealed', template: 'node-service', secrets: { DATABASE_URL: SECRET } });
  expect(body).toMatchObject({ secretNames: ['DATABASE_URL'] });
  expect(text).not.toContain(SECRET);
  const request = await store.request('sealed', String(body['id']));
  expect(await openSecrets(sealing.privateKey, 'sealed', request?.sealedSecrets ?? '')).toEqual({
    DATABASE_URL: SECRET,
  });
  expect(everyByteOf(data)).not.toContain(SECRET);
  expect(log.join('')).not.toContain(SECRET);
});

it('names everything that is wrong with a project at once, and repeats no secret', async () => {
  const { status, body, text } = await post({
    name: 'not a name',
    template: 3,
    description: 'two\nlines',
    secrets: { GITHUB_X: SECRET, 'A-B': SECRET, BIG: SECRET.padEnd(48 * 1024 + 1, 'x'), a: '1', A: '2' },
    workflow: { file: '../ci.yml' },
    colour: 'red',
  });
  expect(status).toBe(422);
  const said = JSON.stringify(body['errors']);
  for (const part of [
    'name may hold only',
    'template',
    'description',
    '48 KB',
    'GITHUB_',
    'A-B',
    'twice',
    'workflow',
    'colour',
  ]) {
    expect(said).toContain(part);
  }
  expect(text).not.toContain(SECRET);
  expect(await store.get('not a name')).toBeUndefined();
});

it.each([
  ['name', { name: '..' }],
  ['name', { name: 'x'.repeat(101) }],
  ['name', {}],
  ['name', { name: 7 }],
  ['secrets', { name: 'x', secrets: ['a'] }],
  ['secrets', { name: 'x', secrets: { A: 1 } }],
  ['secrets', { name: 'x', secrets: Object.fromEntries(Array.from({ length: 101 }, (_, n) => [`S${n}`, ''])) }],
  ['answers', { name: 'x', answers: 'y' }],
  ['workflow', { name: 'x', workflow: 'ci.yml' }],
  ['workflow', { name: 'x', workflow: null }],
  ['ref', { name: 'x', workflow: { file: 'ci.yml', ref: null } }],
  ['inputs', { name: 'x', workflow: { file: 'ci.yml', inputs: { a: { b: 1 } } } }],
  ['inputs', { name: 'x', workflow: { file: 'ci.yml', inputs: null } }],
  ['secrets', { name: 'x', secrets: null }],
  ['description', { name: 'x', description: null }],
  ['spec', { name: 'x', spec: null }],
])('refuses a bad %s: %j', async (field, project) => {
  const { status, text } = await post({ template: 'node-service', ...project });
  expect(status).toBe(422);
  expect(text).toContain(field);
});

it('answers rubbish as a problem', async () => {
  expect(await send('/v1/projects', { method: 'POST', body: '{"name":' })).toMatchObject({ status: 400 });
  expect(await post([])).toMatchObject({ status: 422 });
  expect(await post({ name: 'big', template: 'x', spec: { a: 'x'.repeat(1024 * 1024) } })).toMatchObject({
    status: 413,
  });
});

it('says that there is no such project', async () => {
  const { status, body } = await send('/v1/projects/nothing');
  expect(status).toBe(404);
  expect(body).toMatchObject({ detail: expect.stringContaining('"nothing"') });
  expect((await send('/v1/projects/nothing/events')).status).toBe(404);
});

it('lets nobody in without a token', async () => {
  for (const path of ['/v1/projects/shop', '/v1/projects/shop/events']) {
    const { status, response } = await send(path, { headers: { authorization: 'Bearer wrong-token-of-some-length' } });
    expect(status).toBe(401);
    expect(response.headers.get('www-authenticate')).toMatch(/^Bearer/);
  }
  expect((await fetch(`${service.url}/v1/projects`, { method: 'POST' })).status).toBe(401);
});

it('tells what happens to a project as it happens, and from where a reader left off', async () => {
  const { body } = await post({ name: 'followed', template: 'node-service' });
  const live = send('/v1/projects/followed/events');
  const claim = await store.claim('followed', String(body['id']));
  if (!claim) throw new Error('The project cannot be claimed.');
  await store.startStep(claim, 'repository');
  await store.finishStep(claim, 'repository', 'created');
  await store.succeed(claim);

  const { response, text } = await live;
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  const events = parse(text);
  expect(events.map(({ event, data }) => `${event} ${data.data.name ?? ''} ${data.data.state}`)).toEqual([
    'state  queued',
    'state  running',
    'step repository running',
    'step repository done',
    'state  succeeded',
  ]);
  const rest = await send('/v1/projects/followed/events', { headers: { 'last-event-id': events[2]?.id ?? '' } });
  expect(parse(rest.text).map(({ id }) => id)).toEqual(events.slice(3).map(({ id }) => id));
});

it('takes no secrets when it cannot seal them', async () => {
  const other = mkdtempSync(join(tmpdir(), 'api-spec-'));
  const unsealed = await startService({
    ...api,
    env: { API_PORT: '0', DATA_DIRECTORY: other },
    logger: createLogger({ name: 'api', destination: { write: () => undefined } }),
  });
  const response = await fetch(`${unsealed.url}/v1/projects`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'x', template: 'node-service', secrets: { A: SECRET } }),
  });
  expect(response.status).toBe(503);
  await unsealed.close();
  rmSync(other, { recursive: true, force: true });
});

it('says that it is well', async () => {
  expect(await send('/health/live')).toMatchObject({ status: 200 });
  expect(await send('/health/ready')).toMatchObject({ status: 200, body: { checks: { queue: { status: 'ok' } } } });
});

function parse(stream: string): { id: string; event: string; data: { data: Partial<ProjectRecord> } }[] {
  const messages = stream.split('\n\n').filter((message) => message.startsWith('id: '));
  return messages.map((message) => {
    const [, id = '', event = '', data = ''] = /^id: (.*)\nevent: (.*)\ndata: (.*)$/.exec(message) ?? [];
    return { id, event, data: JSON.parse(data) as { data: Partial<ProjectRecord> } };
  });
}

function everyByteOf(directory: string): string {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1')).join('');
}
