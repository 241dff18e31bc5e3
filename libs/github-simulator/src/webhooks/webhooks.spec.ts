import { expect, it } from '@jest/globals';
import { startSimulator } from '../testing/start-simulator.js';
import { receiveWebhooks, webhookSecret as secret } from '../testing/webhook-receiver.js';
import { appId, publicKey } from '../testing/app-key.js';
import type { WebhookOptions } from './webhook-options.js';

const base64 = (text: string) => Buffer.from(text).toString('base64');

/** A receiver, and a simulator whose App is told there of what happens to `acme/demo`. */
async function setup(options: Partial<WebhookOptions> = {}, receiver = receiveWebhooks()) {
  const { url, received } = await receiver;
  const app = { id: appId, publicKey, webhook: { url, secret, ...options } };
  const started = await startSimulator({ app, clock: () => Date.UTC(2026, 0, 31, 12) });
  const { simulator, github } = started;
  await github.post('/orgs/acme/repos', { name: 'demo' });
  const put = async (path: string, text: string, more: object = {}) => {
    const { body } = await github.put(`/repos/acme/demo/contents/${path}`, {
      message: `Write ${path}`,
      content: base64(text),
      ...more,
    });
    await simulator.webhooks.settled();
    return body;
  };
  return { ...started, received, put, url };
}

it('tells of a push, signed, with the headers that GitHub sends', async () => {
  const { put, received } = await setup();
  await put('README.md', 'Hello');
  expect(received).toHaveLength(1);
  expect(received[0]?.isSigned).toBe(true);
  expect(received[0]?.headers).toMatchObject({
    accept: '*/*',
    'content-type': 'application/json',
    'user-agent': expect.stringMatching(/^GitHub-Hookshot\//),
    'x-github-event': 'push',
    'x-github-delivery': expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
    'x-github-hook-id': expect.stringMatching(/^\d+$/),
    'x-github-hook-installation-target-id': String(appId),
    'x-github-hook-installation-target-type': 'integration',
  });
});

it('tells of a first push, and of the next', async () => {
  const { put, received } = await setup();
  const first = await put('README.md', 'Hello');
  const second = await put('docs/guide.md', 'Guide');
  expect(received.map(({ body }) => body)).toMatchObject([
    {
      ref: 'refs/heads/main',
      before: '0'.repeat(40),
      after: first.commit.sha,
      created: true,
      deleted: false,
      forced: false,
      base_ref: null,
      compare: 'https://github.com/acme/demo/compare/main',
      commits: [{ id: first.commit.sha, distinct: true, added: ['README.md'], removed: [], modified: [] }],
      head_commit: { id: first.commit.sha, message: 'Write README.md', url: first.commit.html_url },
      pusher: { name: 'project-factory[bot]', email: expect.stringContaining('@users.noreply.github.com') },
      sender: { login: 'project-factory[bot]', type: 'Bot' },
      organization: { login: 'acme' },
      installation: { id: expect.any(Number), node_id: expect.any(String) },
      repository: {
        full_name: 'acme/demo',
        url: 'https://github.com/acme/demo',
        pushed_at: Date.UTC(2026, 0, 31, 12) / 1000,
      },
    },
    {
      before: first.commit.sha,
      after: second.commit.sha,
      created: false,
      compare: `https://github.com/acme/demo/compare/${first.commit.sha.slice(0, 12)}...${second.commit.sha.slice(0, 12)}`,
      commits: [
        {
          id: second.commit.sha,
          added: ['docs/guide.md'],
          timestamp: '2026-01-31T12:00:00Z',
          author: { username: 'project-factory[bot]' },
          committer: { name: 'GitHub', email: 'noreply@github.com', username: 'web-flow' },
        },
      ],
    },
  ]);
});

it('tells what a commit changed and removed', async () => {
  const { github, simulator, put, received } = await setup();
  await put('a/one.txt', '1');
  const two = await put('a/two.txt', '2');
  await put('a/two.txt', '22', { sha: two.content.sha });
  await github.delete('/repos/acme/demo/contents/a/one.txt', {
    message: 'Remove',
    sha: '56a6051ca2b02b04ef92d5150c9ef600403cb1de',
  });
  await simulator.webhooks.settled();
  expect(received.map(({ body }) => body.commits[0]).slice(2)).toMatchObject([
    { added: [], removed: [], modified: ['a/two.txt'] },
    { added: [], removed: ['a/one.txt'], modified: [] },
  ]);
});

it('tells of a branch that is new, moved by force, and gone', async () => {
  const { github, simulator, put, received } = await setup();
  const first = await put('README.md', 'Hello');
  const second = await put('more.md', 'More');
  const [one, two] = [first.commit.sha, second.commit.sha];
  const path = '/repos/acme/demo/git/refs/heads/topic';
  await github.post('/repos/acme/demo/git/refs', { ref: 'refs/heads/topic', sha: two });
  await github.send('PATCH', path, { body: { sha: one, force: true } });
  await github.delete(path);
  await simulator.webhooks.settled();
  expect(received.map(({ body }) => body).slice(2)).toMatchObject([
    { created: true, base_ref: 'refs/heads/main', commits: [], head_commit: { id: two } },
    { created: false, forced: true, before: two, after: one, commits: [] },
    { deleted: true, before: one, after: '0'.repeat(40), commits: [], head_commit: null },
  ]);
});

it('tells of a workflow run, in order', async () => {
  const { github, simulator, put, received } = await setup();
  await put('.github/workflows/ci.yml', 'on: workflow_dispatch\njobs: { build: { steps: [{ run: make }] } }');
  const dispatch = '/repos/acme/demo/actions/workflows/ci.yml/dispatches';
  const { body: started } = await github.post(dispatch, { ref: 'main', return_run_details: true });
  simulator.clock.advance('2s');
  await simulator.webhooks.settled();
  const runs = received.filter(({ headers }) => headers['x-github-event'] === 'workflow_run');
  expect(runs.map(({ body }) => [body.action, body.workflow_run.status, body.workflow_run.conclusion])).toEqual([
    ['requested', 'queued', null],
    ['in_progress', 'in_progress', null],
    ['completed', 'completed', 'success'],
  ]);
  expect(runs[0]?.body).toMatchObject({
    workflow_run: { id: started.workflow_run_id, event: 'workflow_dispatch', head_branch: 'main' },
    workflow: { path: '.github/workflows/ci.yml', state: 'active' },
    repository: { full_name: 'acme/demo' },
    organization: { login: 'acme' },
    installation: { id: expect.any(Number) },
  });
});

it('does not let whoever caused it wait', async () => {
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  const slow = receiveWebhooks((response) => void released.then(() => response.end()));
  const { simulator, github, received } = await setup({}, slow);
  const { status } = await github.put('/repos/acme/demo/contents/a', { message: 'a', content: base64('a') });
  expect([status, simulator.webhooks.deliveries]).toEqual([201, []]);
  release();
  await simulator.webhooks.settled();
  expect([received.length, simulator.webhooks.deliveries.length]).toEqual([1, 1]);
});

it('delivers one after the other, in the order of what happened', async () => {
  let atOnce = 0;
  let most = 0;
  const slow = receiveWebhooks((response) => {
    most = Math.max(most, (atOnce += 1));
    setTimeout(() => {
      atOnce -= 1;
      response.end();
    }, 10);
  });
  const { github, simulator, received } = await setup({}, slow);
  for (const path of ['a', 'b', 'c']) {
    await github.put(`/repos/acme/demo/contents/${path}`, { message: path, content: base64(path) });
  }
  await simulator.webhooks.settled();
  expect(most).toBe(1);
  expect(received.map(({ body }) => body.head_commit.message)).toEqual(['a', 'b', 'c']);
});

it('keeps what became of each delivery, and tries none again', async () => {
  const broken = receiveWebhooks((response) => response.writeHead(500).end('no'));
  const { simulator, put, received } = await setup({}, broken);
  await put('a', 'a');
  expect(received).toHaveLength(1);
  expect(simulator.webhooks.deliveries).toMatchObject([
    {
      event: 'push',
      action: null,
      status: 'Invalid HTTP Response: 500',
      statusCode: 500,
      redelivery: false,
      durationMs: expect.any(Number),
      deliveredAt: new Date(Date.UTC(2026, 0, 31, 12)),
      payload: { ref: 'refs/heads/main' },
    },
  ]);
});

it('follows no redirect', async () => {
  const { simulator, put } = await setup(
    {},
    receiveWebhooks((response) => response.writeHead(302, { location: '/elsewhere' }).end()),
  );
  await put('a', 'a');
  expect(simulator.webhooks.deliveries).toMatchObject([{ statusCode: 302, status: 'Invalid HTTP Response: 302' }]);
});

it('gives up on who does not answer, and goes on', async () => {
  let calls = 0;
  const silent = receiveWebhooks((response) => void ((calls += 1) > 1 && response.end()));
  const { simulator, put } = await setup({ timeoutMs: 50 }, silent);
  await put('a', 'a');
  await put('b', 'b');
  expect(simulator.webhooks.deliveries).toMatchObject([
    { status: 'timed out', statusCode: 504 },
    { status: 'OK', statusCode: 200 },
  ]);
});

it('says when nobody listens', async () => {
  const { simulator, put } = await setup({ url: 'http://127.0.0.1:9/' });
  await put('a', 'a');
  expect(simulator.webhooks.deliveries).toMatchObject([{ status: 'failed to connect to host', statusCode: 502 }]);
});

it('tells only of the events that the App wants', async () => {
  const { put, received, app } = await setup({ events: ['workflow_run'] });
  await put('a', 'a');
  expect(received).toEqual([]);
  expect((await app.get('/app')).body.events).toEqual(['workflow_run']);
});

it('tells a suspended installation nothing', async () => {
  const { app, github, simulator, put, received } = await setup();
  await put('.github/workflows/ci.yml', 'on: workflow_dispatch\njobs: { build: { steps: [{ run: make }] } }');
  await github.post('/repos/acme/demo/actions/workflows/ci.yml/dispatches', { ref: 'main' });
  await simulator.webhooks.settled();
  const { body: installation } = await app.get('/orgs/acme/installation');
  await app.send('PUT', `/app/installations/${installation.id}/suspended`);
  simulator.clock.advance('2s');
  await simulator.webhooks.settled();
  expect(received.map(({ headers }) => headers['x-github-event'])).toEqual(['push', 'workflow_run']);
});

it('names the address where it listens', async () => {
  const { simulator, put, received } = await setup();
  const { url } = await simulator.listen();
  await put('a', 'a');
  expect(received[0]?.body.repository.url).toBe(`${url}/acme/demo`);
  expect(received[0]?.body.repository.hooks_url).toBe(`${url}/repos/acme/demo/hooks`);
});

it('gives the same deliveries to the same requests', async () => {
  const guids = async () => {
    const { put, simulator } = await setup();
    await put('a', 'a');
    return simulator.webhooks.deliveries.map(({ id, guid }) => [id, guid]);
  };
  expect(await guids()).toEqual(await guids());
});

it.each([
  ['http://example.com/', 'app.webhook.url: example.com is not this machine, and a simulator sends nothing elsewhere'],
  ['http://127.0.0.1.example.com/', 'app.webhook.url: 127.0.0.1.example.com is not this machine'],
  ['ftp://127.0.0.1/', 'app.webhook.url: "ftp://127.0.0.1/" is neither http nor https'],
  ['nowhere', 'app.webhook.url: "nowhere" is not a URL'],
])('refuses to send to %s', async (url, message) => {
  await expect(startSimulator({ app: { id: appId, publicKey, webhook: { url } } })).rejects.toThrow(message);
});

it.each(['http://localhost:1/', 'https://hook.localhost/', 'http://127.1.2.3/', 'http://[::1]:80/'])(
  'may send to %s',
  async (url) => {
    await startSimulator({ app: { id: appId, publicKey, webhook: { url } } });
  },
);

it('sends elsewhere when it is told that it may', async () => {
  await startSimulator({ app: { id: appId, publicKey, webhook: { url: 'https://example.com/', anyHost: true } } });
});

it('refuses events that it does not know', async () => {
  const webhook = { url: 'http://127.0.0.1/', events: ['issues'] } as unknown as WebhookOptions;
  await expect(startSimulator({ app: { id: appId, publicKey, webhook } })).rejects.toThrow(
    'app.webhook.events: there is no issues. Use push, workflow_run.',
  );
});

it('knows no account behind an address that is a name of JavaScript', async () => {
  const { put, received } = await setup();
  await put('README.md', 'Hello', { author: { name: 'Ada', email: '__proto__' } });
  expect(received[0]?.body.head_commit.author).toEqual({ name: 'Ada', email: '__proto__' });
});
