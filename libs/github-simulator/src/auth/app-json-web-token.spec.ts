import { expect, it } from '@jest/globals';
import { createSign } from 'node:crypto';
import { appId, privateKey, signAppToken } from '../testing/app-key.js';
import { startSimulator } from '../testing/start-simulator.js';

const expiration =
  "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires";
const issuedAt = "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued";

async function setup(claims: { iss?: unknown; iat?: unknown; exp?: unknown } = {}) {
  const { simulator, anonymous, token } = await startSimulator();
  const signed = await signAppToken(simulator.clock.now(), claims);
  return {
    simulator,
    anonymous,
    installationToken: token,
    signed,
    ask: (value: string) => anonymous.as(value).get('/app'),
  };
}

const now = () => Math.floor(Date.now() / 1000);

it('takes a token that the App signed', async () => {
  const { ask, signed } = await setup();
  const { status, body } = await ask(signed);
  expect(status).toBe(200);
  expect(body).toMatchObject({ id: appId, slug: 'project-factory', owner: { login: 'acme' }, installations_count: 1 });
});

it.each([
  ['that expired', { exp: now() - 1 }, expiration],
  ['that lives longer than ten minutes', { exp: now() + 660 }, expiration],
  ['whose expiry is no number', { exp: 'soon' }, expiration],
  ['issued in the future', { iat: now() + 300 }, issuedAt],
  ['that does not say when it was issued', { iat: undefined }, issuedAt],
])('refuses a token %s', async (_which, claims, message) => {
  const { ask, signed } = await setup(claims);
  const { status, body } = await ask(signed);
  expect(status).toBe(401);
  expect(body).toEqual({ message, documentation_url: 'https://docs.github.com/rest', status: '401' });
});

it('does not know the integration of another issuer', async () => {
  const { ask, signed } = await setup({ iss: '99' });
  expect((await ask(signed)).body).toMatchObject({ message: 'Integration not found', status: '404' });
});

it('cannot decode a token with a broken signature', async () => {
  const { ask, signed } = await setup();
  const { status, body } = await ask(`${signed.slice(0, -8)}AAAAAAAA`);
  expect(status).toBe(401);
  expect(body.message).toBe('A JSON web token could not be decoded');
});

it('cannot decode an installation token where the App has to authenticate', async () => {
  const { ask, installationToken } = await setup();
  expect((await ask(installationToken)).body.message).toBe('A JSON web token could not be decoded');
});

it('refuses a token of the App where an installation has to authenticate', async () => {
  const { anonymous, signed } = await setup();
  expect((await anonymous.as(signed).get('/installation/repositories')).status).toBe(401);
});

it('takes the client id for the issuer, and a number', async () => {
  for (const iss of [appId, String(appId)]) {
    const { ask, signed } = await setup({ iss });
    const { status, body } = await ask(signed);
    expect(status).toBe(200);
    const { ask: askAgain, signed: byClientId } = await setup({ iss: body.client_id });
    expect((await askAgain(byClientId)).status).toBe(200);
  }
});

it.each(['null', '[]', '5', '"text"', '{', ''])(
  'answers a token whose payload is %j in the words of GitHub',
  async (payload) => {
    const { ask } = await setup();
    const { status, body } = await ask(sign({ alg: 'RS256' }, payload));
    expect(status).toBe(401);
    expect(['A JSON web token could not be decoded', issuedAt]).toContain(body.message);
  },
);

it.each([{ alg: 'none' }, { alg: 'HS256' }, { alg: 'RS512' }, { alg: 'ES256' }, { typ: 'JWT' }])(
  'cannot decode a token with the header %j',
  async (header) => {
    const { ask } = await setup();
    const { status, body } = await ask(sign(header, JSON.stringify({ iss: appId, iat: now() - 60, exp: now() + 60 })));
    expect([status, body.message]).toEqual([401, 'A JSON web token could not be decoded']);
  },
);

it.each([
  ['a time of issue with a fraction', { iat: now() - 60.5 }, issuedAt],
  ['a time of issue in text', { iat: String(now() - 60) }, issuedAt],
  ['no expiry', { exp: undefined }, expiration],
])('refuses a token with %s', async (_what, claims, message) => {
  const { ask, signed } = await setup(claims);
  expect((await ask(signed)).body.message).toBe(message);
});

it('goes by the time of the simulator', async () => {
  const { ask, signed, simulator } = await setup();
  simulator.clock.advance('20m');
  const refused = await ask(signed);
  expect(refused.body.message).toBe(expiration);
  expect(Date.parse(refused.headers.get('date') ?? '') - Date.now()).toBeGreaterThan(1_100_000);
  expect((await ask(await signAppToken(simulator.clock.now()))).status).toBe(200);
});

/** A token with whatever is asked for in it, signed with the App's key. */
function sign(header: object, payload: string): string {
  const encode = (text: string) => Buffer.from(text).toString('base64url');
  const content = `${encode(JSON.stringify(header))}.${encode(payload)}`;
  return `${content}.${createSign('RSA-SHA256').update(content).sign(privateKey, 'base64url')}`;
}
