import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { rawRequest } from '../testing/raw-request.js';
import { startSimulator } from '../testing/start-simulator.js';
import { TestClient } from '../testing/test-client.js';

const unlimited = { primary: false, concurrency: false, points: false, contentCreation: false };
// The same paths each time: what fails here, fails again.
const parameters = { seed: 2026, numRuns: 300 };

async function setup() {
  const errors: unknown[] = [];
  const started = await startSimulator({ limits: unlimited, log: ({ error }) => void (error && errors.push(error)) });
  const { simulator, github, mint, anonymous, app } = started;
  await github.post('/orgs/acme/repos', { name: 'demo', auto_init: true });
  // Who may see everything, and change nothing.
  const reader = anonymous.as(await mint({ permissions: { contents: 'read', actions: 'read', secrets: 'read' } }));
  const state = () => JSON.stringify([simulator.repositories(), simulator.files('acme', 'demo')]);
  return { ...started, app, reader, errors, state };
}

const strange = fc.constantFrom(
  ...[
    '..',
    '.',
    '...',
    '%2e%2e',
    '%2E%2e%2F',
    '%00',
    '%2F',
    '%2f..%2f',
    '%zz',
    '%',
    '%25',
    '%5c',
    '%0d%0a',
    '%ff',
    '%c3',
  ],
  ...['', ' ', '*', ':id', '{repo}', '~', '@', '😀', 'ü', '%F0%9F%98%80', '\u202e', 'con', '__proto__', 'constructor'],
  ...['toString', '-1', '0', '1e3', '99999999999999999999', 'null', 'a'.repeat(3000), '?', '#', 'demo.git', '.git'],
);
const known = fc.constantFrom(
  ...['repos', 'acme', 'demo', 'orgs', 'app', 'installations', 'contents', 'README.md', 'git', 'refs', 'heads', 'main'],
  ...[
    'actions',
    'secrets',
    'variables',
    'workflows',
    'runs',
    'jobs',
    'artifacts',
    'environments',
    'commits',
    'compare',
  ],
  ...['main...main', 'branches', 'tags', 'api', 'v3', 'users', 'installation', 'repositories', '700000001', 'info'],
);
const segment = fc.oneof(
  { weight: 4, arbitrary: known },
  { weight: 3, arbitrary: strange },
  fc.string({ unit: 'binary' }),
);
const prefix = fc.constantFrom('', '', '/repos/acme/demo', '/repos/acme/demo/contents', '/repos/acme/demo/git/ref');
const path = fc
  .tuple(prefix, fc.array(segment, { maxLength: 6 }))
  .map(([start, segments]) => `${start}/${segments.join('/')}`)
  .filter((text) => URL.canParse(`https://api.github.com${text}`));
const method = fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE');

it('answers every path in the shape of GitHub, and changes nothing for who may not', async () => {
  const { anonymous, app, reader, state, errors } = await setup();
  const before = state();
  const property = fc.asyncProperty(method, path, async (verb, wanted) => {
    for (const client of [anonymous, app, reader]) {
      const { status, headers, body, text } = await client.send(verb, wanted);
      expect(status === 501 || status < 500).toBe(true);
      if (status < 400 || verb === 'HEAD' || headers.get('content-type')?.startsWith('text/plain')) continue;
      expect([text, body]).toEqual([
        text,
        expect.objectContaining({
          message: expect.any(String),
          documentation_url: expect.stringMatching(/^https:\/\/docs\.github\.com\//),
          status: String(status),
        }),
      ]);
    }
    expect(errors).toEqual([]);
  });
  await fc.assert(property, parameters);
  expect(state()).toBe(before);
});

const readable = [
  ...['/orgs/acme/repos', '/users/acme/repos', '/installation/repositories', '/app/installations', '/rate_limit'],
  ...['/app/hook/deliveries', '/orgs/acme/actions/secrets', '/orgs/acme/actions/variables'],
  ...[
    ...[
      '',
      '/commits',
      '/commits/main',
      '/contents/README.md',
      '/contents',
      '/readme',
      '/branches',
      '/tags',
      '/topics',
    ],
    ...['/languages', '/compare/main...main', '/git/trees/main', '/git/matching-refs/heads', '/environments'],
    ...['/actions/runs', '/actions/workflows', '/actions/artifacts', '/actions/secrets', '/actions/variables'],
  ].map((below) => `/repos/acme/demo${below}`),
];
const parameter = fc.constantFrom(
  ...['page', 'per_page', 'sort', 'direction', 'type', 'visibility', 'sha', 'path', 'author', 'committer', 'since'],
  ...['until', 'ref', 'recursive', 'status', 'event', 'branch', 'actor', 'head_sha', 'created', 'name', 'protected'],
  ...['exclude_pull_requests', 'check_suite_id', 'cursor', 'outdated', '__proto__', 'constructor', 'a[b]', ''],
);
const value = fc.oneof(
  fc.constantFrom(
    ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', '\0', 'a\0b', '', ' ', '-1', '0', '1e3', '1e400'],
    ...['9007199254740991', '99999999999999999999', 'null', 'a'.repeat(200_000), '😀', 'ü', '\u202e', '\n', '--all'],
    ...[
      'main',
      'README.md',
      'created',
      'all',
      'success',
      '2026-01-31',
      '>=2026-01-31',
      'main..main',
      ':(glob)*',
      '../x',
    ],
  ),
  fc.string({ unit: 'binary' }),
);
const queries = fc.array(fc.tuple(parameter, value), { minLength: 1, maxLength: 3 });

it('answers every query in the shape of GitHub', async () => {
  const { app, reader, github, errors } = await setup();
  const property = fc.asyncProperty(fc.constantFrom(...readable), queries, async (wanted, pairs) => {
    for (const client of [app, reader, github]) {
      const { status, body, text } = await client.get(`${wanted}?${new URLSearchParams(pairs)}`);
      expect([status, text]).toEqual([status, expect.not.stringContaining('broke GitHub')]);
      expect(status).toBeLessThan(500);
      if (status >= 400) expect(body).toMatchObject({ message: expect.any(String), status: String(status) });
    }
    expect(errors).toEqual([]);
  });
  await fc.assert(property, parameters);
});

it('answers every path that comes over the wire as it is', async () => {
  const { simulator, errors, token, state } = await setup();
  const { port, url } = await simulator.listen();
  const before = state();
  const printable = fc.string({
    unit: fc.constantFrom(...'abz/.%20fFcC3?#[]\\^`{|}~"<>&=+;:@!$\',()*-_\u0001\u007f\u00ff'),
  });
  const property = fc.asyncProperty(fc.oneof(path.map(encodeURI), printable), async (target) => {
    const head = `Host: 127.0.0.1:${port}\r\nAuthorization: token ${token}\r\nConnection: close\r\n\r\n`;
    const answer = await rawRequest(port, Buffer.from(`GET /${target} HTTP/1.1\r\n${head}`, 'latin1'));
    expect(answer).toMatch(/^HTTP\/1\.1 (200|30[124]|400|401|403|404|409|422|501) /);
    expect(errors).toEqual([]);
  });
  await fc.assert(property, { ...parameters, numRuns: 150 });
  expect(state()).toBe(before);
  const http = new TestClient((request) => fetch(request), url, token);
  expect((await http.get('/repos/acme/demo')).status).toBe(200);
});
