import { expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { appId, publicKey } from '../testing/app-key.js';
import { temporaryDirectory } from '../testing/git.js';
import { startSimulator } from '../testing/start-simulator.js';
import { receiveWebhooks, webhookSecret as secret } from '../testing/webhook-receiver.js';

const deliveries = '/app/hook/deliveries';

async function setup(directory?: string) {
  const { url, received } = await receiveWebhooks((response, { body }) => {
    response.writeHead(body?.ref === 'refs/heads/broken' ? 500 : 200, { 'x-receiver': 'spec' }).end('thanks');
  });
  const app = { id: appId, publicKey, webhook: { url, secret } };
  const options = { app, clock: () => Date.UTC(2026, 0, 31, 12), ...(directory && { directory }) };
  const started = await startSimulator(options);
  const { anonymous, simulator } = started;
  const push = async (...branches: string[]) => {
    const github = anonymous.as(simulator.installationToken('acme'));
    const { body } = await github.get('/repos/acme/demo/git/ref/heads/main');
    for (const branch of branches) {
      const made = { ref: `refs/heads/${branch}`, sha: body.object.sha };
      expect((await github.post('/repos/acme/demo/git/refs', made)).status).toBe(201);
    }
    await simulator.webhooks.settled();
  };
  const restart = () => startSimulator(options);
  return { ...started, url, received, push, restart };
}

async function setupDemo(directory?: string) {
  const demo = await setup(directory);
  await demo.github.post('/orgs/acme/repos', { name: 'demo' });
  await demo.github.put('/repos/acme/demo/contents/a', { message: 'a', content: 'YQ==' });
  await demo.simulator.webhooks.settled();
  return demo;
}

it('shows the configuration, the secret masked', async () => {
  const { app, url } = await setup();
  const { status, body } = await app.get('/app/hook/config');
  expect([status, body]).toEqual([200, { content_type: 'json', insecure_ssl: '0', secret: '********', url }]);
});

it('has an empty configuration when the App has no webhook', async () => {
  const { app, github, simulator } = await startSimulator();
  expect((await app.get('/app/hook/config')).body).toEqual({ content_type: 'json', insecure_ssl: '0' });
  expect((await app.get('/app')).body.events).toEqual([]);
  await github.post('/orgs/acme/repos', { name: 'demo', auto_init: true });
  await simulator.webhooks.settled();
  expect((await app.get(deliveries)).body).toEqual([]);
});

it('is for the App alone', async () => {
  const { github, anonymous } = await setup();
  expect((await github.get('/app/hook/config')).status).toBe(401);
  expect((await anonymous.get(deliveries)).status).toBe(401);
});

it('changes what it is told to change', async () => {
  const { app, push, received } = await setupDemo();
  const other = await receiveWebhooks();
  const wish = { url: other.url, content_type: 'form', insecure_ssl: 1 };
  expect((await app.send('PATCH', '/app/hook/config', { body: wish })).body).toEqual({
    content_type: 'form',
    insecure_ssl: '1',
    secret: '********',
    url: other.url,
  });
  await push('topic');
  expect(received).toHaveLength(1);
  const [{ headers, text, isSigned } = { headers: {}, text: '', isSigned: false }] = other.received;
  expect([headers['content-type'], isSigned]).toEqual(['application/x-www-form-urlencoded', true]);
  expect(JSON.parse(new URLSearchParams(text).get('payload') ?? '')).toMatchObject({ ref: 'refs/heads/topic' });
});

it('signs with the secret it has now', async () => {
  const { app, push, received } = await setupDemo();
  await app.send('PATCH', '/app/hook/config', { body: { secret: 'another' } });
  await push('topic');
  expect(received.map(({ isSigned }) => isSigned)).toEqual([true, false]);
});

it.each([
  [{ url: 'https://example.com/' }, 'example.com is not this machine, and a simulator sends nothing elsewhere.'],
  [{ content_type: 'xml' }, `For 'properties/content_type', "xml" is not one of json, form.`],
  [{ insecure_ssl: '2' }, `For 'properties/insecure_ssl', "2" is not one of 0, 1.`],
  [{ secret: 7 }, `For 'properties/secret', 7 is not a string.`],
])('refuses the configuration %j', async (body, message) => {
  const { app } = await setup();
  const reply = await app.send('PATCH', '/app/hook/config', { body });
  expect([reply.status, reply.body.message]).toEqual([422, expect.stringContaining(message)]);
});

it('lists deliveries, newest first', async () => {
  const { app, push } = await setupDemo();
  await push('broken');
  const { body } = await app.get(deliveries);
  expect(body).toMatchObject([
    { event: 'push', action: null, status: 'Invalid HTTP Response: 500', status_code: 500, redelivery: false },
    { event: 'push', status: 'OK', status_code: 200, delivered_at: '2026-01-31T12:00:00.000Z', throttled_at: null },
  ]);
  expect(body[0].id).toBe(body[1].id + 1);
  expect((await app.get(`${deliveries}?status=failure`)).body).toMatchObject([{ status_code: 500 }]);
  expect((await app.get(`${deliveries}?status=success`)).body).toMatchObject([{ status_code: 200 }]);
  expect((await app.get(`${deliveries}?redelivery=true`)).body).toEqual([]);
});

it('pages by a cursor that new deliveries do not move', async () => {
  const { app, push } = await setupDemo();
  await push('one', 'two');
  const first = await app.get(`${deliveries}?per_page=2`);
  const [, next = ''] = /^<https:\/\/api\.github\.com(.*)>; rel="next"$/.exec(first.headers.get('link') ?? '') ?? [];
  expect(next).toMatch(/cursor=v1_\d+$/);
  await push('three');
  const second = await app.get(next);
  expect(second.body).toHaveLength(1);
  expect(second.body[0].id).toBe(first.body[1].id - 1);
  expect(second.headers.get('link')).toBeNull();
  const nonsense = await app.get(`${deliveries}?cursor=2`);
  expect([nonsense.status, nonsense.body.message]).toEqual([400, 'Invalid cursor']);
});

it('shows what was sent and answered', async () => {
  const { app, received, url } = await setupDemo();
  const [{ id }] = (await app.get(deliveries)).body;
  const { status, body } = await app.get(`${deliveries}/${id}`);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    id,
    url,
    request: {
      headers: { 'X-GitHub-Event': 'push', 'X-GitHub-Delivery': received[0]?.headers['x-github-delivery'] },
      payload: received[0]?.body,
    },
    response: { headers: { 'x-receiver': 'spec' }, payload: 'thanks' },
  });
  expect((await app.get(`${deliveries}/1`)).status).toBe(404);
});

it('delivers again when it is asked to', async () => {
  const { app, received, simulator } = await setupDemo();
  const [{ id, guid }] = (await app.get(deliveries)).body;
  const { status, body } = await app.post(`${deliveries}/${id}/attempts`);
  expect([status, body]).toEqual([202, {}]);
  await simulator.webhooks.settled();
  expect(received).toHaveLength(2);
  expect(received[1]?.text).toBe(received[0]?.text);
  expect(received[1]?.headers['x-github-delivery']).toBe(guid);
  expect((await app.get(deliveries)).body).toMatchObject([
    { id: id + 1, guid, redelivery: true },
    { id, guid, redelivery: false },
  ]);
  expect((await app.post(`${deliveries}/1/attempts`)).status).toBe(404);
});

it('forgets deliveries after three days', async () => {
  const { simulator, push } = await setupDemo();
  simulator.clock.advance('2d');
  await push('topic');
  expect(simulator.webhooks.deliveries).toHaveLength(2);
  simulator.clock.advance('25h');
  expect(simulator.webhooks.deliveries).toMatchObject([{ payload: { ref: 'refs/heads/topic' } }]);
});

it('remembers deliveries and configuration over a restart, the secret only sealed', async () => {
  const directory = temporaryDirectory();
  const { app, restart } = await setupDemo(directory);
  await app.send('PATCH', '/app/hook/config', { body: { secret: 'an even better secret' } });
  const before = (await app.get(deliveries)).body;
  const next = await restart();
  expect((await next.app.get(deliveries)).body).toEqual(before);
  expect(readFileSync(join(directory, 'webhooks', 'config.json'), 'utf8')).not.toContain('better');
  await next.app.post(`${deliveries}/${before[0].id}/attempts`);
  await next.simulator.webhooks.settled();
  const [again] = (await next.app.get(deliveries)).body;
  expect(again.id).toBe(before[0].id + 1);
  const { body } = await next.app.get(`${deliveries}/${again.id}`);
  const first = (await next.app.get(`${deliveries}/${before[0].id}`)).body;
  expect(body.request.headers['X-Hub-Signature-256']).not.toBe(first.request.headers['X-Hub-Signature-256']);
});
