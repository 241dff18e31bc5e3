import { expect, it } from '@jest/globals';
import { millisecondsOf } from '../testing/milliseconds-of.js';
import { startSimulator } from '../testing/start-simulator.js';

async function setup() {
  const started = await startSimulator();
  const ask = (authorization: string) => started.anonymous.get('/installation/repositories', { authorization });
  return { ...started, ask };
}

const base64 = (text: string) => Buffer.from(text).toString('base64');

it.each([
  ['token', (token: string) => `token ${token}`],
  ['bearer', (token: string) => `bearer ${token}`],
  ['Bearer', (token: string) => `Bearer ${token}`],
  ['basic, as the password', (token: string) => `basic ${base64(`x-access-token:${token}`)}`],
  ['Basic, as the user', (token: string) => `Basic ${base64(`${token}:x-oauth-basic`)}`],
])('takes the scheme %s', async (_scheme, header) => {
  const { ask, token } = await setup();
  expect((await ask(header(token))).status).toBe(200);
});

it('refuses a token that it did not issue', async () => {
  const { ask } = await setup();
  const { status, headers, body } = await ask('token ghs_000000000000000000000000000000000000');
  expect(status).toBe(401);
  expect(body).toEqual({
    message: 'Bad credentials',
    documentation_url: 'https://docs.github.com/rest',
    status: '401',
  });
  expect(headers.get('x-ratelimit-limit')).toBe('60');
});

it('refuses a token after an hour', async () => {
  const { ask, token, simulator } = await setup();
  simulator.clock.advance('59m');
  expect((await ask(`token ${token}`)).status).toBe(200);
  simulator.clock.advance('1m');
  expect((await ask(`token ${token}`)).body.message).toBe('Bad credentials');
});

it('refuses a token that was revoked', async () => {
  const { ask, token, github } = await setup();
  expect((await github.delete('/installation/token')).status).toBe(204);
  expect((await ask(`token ${token}`)).status).toBe(401);
});

it.each(['', 'token', 'token ', 'Bearer', 'Digest username="a"', 'ghs_without_a_scheme', 'Basic'])(
  'takes %j for nobody',
  async (authorization) => {
    const { anonymous } = await setup();
    const { status, headers } = await anonymous.get('/orgs/acme', { authorization });
    expect([status, headers.get('x-ratelimit-limit')]).toEqual([200, '60']);
  },
);

it.each(['Basic !!!', 'Basic Og==', 'token a b', `token ${'a'.repeat(10_000)}`, 'Bearer eyJ.a.b', 'Bearer eyJ..'])(
  'answers the odd credential %j in the words of GitHub',
  async (authorization) => {
    const { ask } = await setup();
    const { status, body } = await ask(authorization);
    expect(status).toBe(401);
    expect(['Bad credentials', 'A JSON web token could not be decoded', 'Requires authentication']).toContain(
      body.message,
    );
  },
);

it('refuses the tokens of an installation that is suspended, until it is no more', async () => {
  const { ask, token, app } = await setup();
  const { body: installation } = await app.get('/orgs/acme/installation');
  const suspended = `/app/installations/${installation.id}/suspended`;
  await app.put(suspended);
  const { status, body } = await ask(`token ${token}`);
  expect([status, body.message]).toEqual([403, 'This installation has been suspended']);
  await app.delete(suspended);
  expect((await ask(`token ${token}`)).status).toBe(200);
});

it('takes a credential that is mostly spaces for what it is, at once', async () => {
  const { ask } = await setup();
  const work = async () => expect((await ask(`Bearer a${' '.repeat(256_000)}b`)).status).toBe(401);
  expect(await millisecondsOf(work)).toBeLessThan(10_000);
});

it('takes any white space around the scheme', async () => {
  const { ask, token } = await setup();
  expect((await ask(`Bearer \t  ${token}`)).status).toBe(200);
});
