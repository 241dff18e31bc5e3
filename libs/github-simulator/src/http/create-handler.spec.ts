import { expect, it } from '@jest/globals';
import { millisecondsOf } from '../testing/milliseconds-of.js';
import { startSimulator } from '../testing/start-simulator.js';

async function setup(root?: string) {
  const started = await startSimulator({ clock: () => Date.UTC(2026, 0, 31, 12) }, root);
  await started.github.post('/orgs/acme/repos', { name: 'demo', private: true, auto_init: true });
  return started;
}

it('sends the headers that GitHub sends', async () => {
  const { github } = await setup();
  const { headers } = await github.get('/repos/acme/demo');
  expect(Object.fromEntries(headers)).toMatchObject({
    'content-type': 'application/json; charset=utf-8',
    date: 'Sat, 31 Jan 2026 12:00:00 GMT',
    etag: expect.stringMatching(/^W\/"[0-9a-f]{64}"$/),
    'x-accepted-github-permissions': 'metadata=read',
    'x-github-api-version-selected': '2022-11-28',
    'x-github-media-type': 'github.v3; format=json',
    'x-github-request-id': '0004:51B:000004',
    'x-ratelimit-limit': '5000',
    'x-ratelimit-remaining': '4998',
    'x-ratelimit-reset': String(Date.UTC(2026, 0, 31, 13) / 1000),
    'x-ratelimit-resource': 'core',
    'x-ratelimit-used': '2',
  });
});

it('answers 304 to who has it already, free of charge', async () => {
  const { github } = await setup();
  const { headers } = await github.get('/repos/acme/demo');
  const again = await github.get('/repos/acme/demo', { 'if-none-match': headers.get('etag') ?? '' });
  expect([again.status, again.text]).toEqual([304, '']);
  expect(again.headers.get('x-ratelimit-used')).toBe(headers.get('x-ratelimit-used'));
  expect(again.headers.get('etag')).toBe(headers.get('etag'));
});

it('forgets an entity tag with the token', async () => {
  const { github, anonymous, mint } = await setup();
  const { headers } = await github.get('/repos/acme/demo');
  const other = anonymous.as(await mint());
  expect((await other.get('/repos/acme/demo', { 'if-none-match': headers.get('etag') ?? '' })).status).toBe(200);
});

it('answers HEAD like GET, without the body', async () => {
  const { github } = await setup();
  const { status, text, headers } = await github.send('HEAD', '/repos/acme/demo');
  expect([status, text]).toEqual([200, '']);
  expect(headers.get('etag')).toBe((await github.get('/repos/acme/demo')).headers.get('etag'));
});

it('points back to where the client came from', async () => {
  const { github } = await setup('http://github.internal:8080/api/v3');
  const { body } = await github.get('/repos/acme/demo');
  expect(body.url).toBe('http://github.internal:8080/api/v3/repos/acme/demo');
  expect(body.clone_url).toBe('http://github.internal:8080/acme/demo.git');
  expect((await github.get('/orgs/acme/repos?per_page=1')).headers.get('link')).toBeNull();
});

it('points to another place for git when told', async () => {
  let port = 0;
  const { github } = await startSimulator({ gitBaseUrl: () => `http://127.0.0.1:${port}` });
  port = 8080;
  const { body } = await github.post('/orgs/acme/repos', { name: 'demo' });
  expect(body.clone_url).toBe('http://127.0.0.1:8080/acme/demo.git');
  expect(body.url).toBe('https://api.github.com/repos/acme/demo');
});

it('names what it does not model', async () => {
  const { github, simulator } = await setup();
  const { status, body } = await github.post('/repos/acme/demo/forks');
  expect([status, body.message]).toEqual([501, 'The GitHub simulator does not model POST /repos/acme/demo/forks']);
  expect(simulator.unhandled()).toMatchObject([{ method: 'POST', path: '/repos/acme/demo/forks', status: 501 }]);
});

it('records calls without what they carried', async () => {
  const { github, simulator, token } = await setup();
  await github.get(`/repos/acme/demo/contents/README.md?ref=main&access_token=${token}`);
  expect(simulator.calls.at(-1)).toEqual({
    method: 'GET',
    path: '/repos/acme/demo/contents/README.md',
    route: '/repos/{owner}/{repo}/contents/{path}',
    operation: 'repos/get-content',
    status: 200,
    at: new Date(Date.UTC(2026, 0, 31, 12)),
  });
  expect(JSON.stringify(simulator.calls)).not.toContain(token);
});

it.each([
  ['{', 400, 'Problems parsing JSON'],
  [`{"unknown":${'['.repeat(101)}${']'.repeat(101)}}`, 400, 'Problems parsing JSON'],
  ['[]', 400, 'Body should be a JSON object'],
  ['"text"', 400, 'Body should be a JSON object'],
  ['', 422, 'Invalid request.\n\n"name" wasn\'t supplied.'],
])('refuses the body %j', async (body, status, message) => {
  const { github } = await setup();
  const reply = await github.post('/orgs/acme/repos', body);
  expect([reply.status, reply.body.message]).toEqual([status, message]);
});

it('refuses an API version that does not exist', async () => {
  const { github } = await setup();
  expect((await github.get('/repos/acme/demo', { 'x-github-api-version': '1999-01-01' })).status).toBe(400);
});

it.each(['/repos/..%2f..%2fetc/passwd', '/repos/acme/%00', '/repos/%zz/%', '/repos/acme', '/api/v3/api/v3'])(
  'answers the path %j in the shape of GitHub',
  async (path) => {
    const { github } = await setup();
    const { status, body } = await github.get(path);
    expect([404, 501]).toContain(status);
    expect(body).toEqual({
      message: expect.any(String),
      documentation_url: expect.any(String),
      status: String(status),
    });
  },
);

it('tells where everything is', async () => {
  const { anonymous } = await setup();
  expect((await anonymous.get('/')).body.repository_url).toBe('https://api.github.com/repos/{owner}/{repo}');
  expect((await anonymous.send('HEAD', '/')).status).toBe(200);
  expect((await anonymous.get('/orgs/ACME')).body).toMatchObject({ login: 'acme', type: 'Organization' });
});

it('passes over slashes at the end, and is not held up by a path full of them', async () => {
  const { github, anonymous } = await setup();
  expect((await github.get('/repos/acme/demo//')).body.full_name).toBe('acme/demo');
  const work = async () => expect((await anonymous.get(`/${'/'.repeat(300_000)}x`)).status).toBe(501);
  expect(await millisecondsOf(work)).toBeLessThan(10_000);
});
