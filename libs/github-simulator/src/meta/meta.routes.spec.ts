import { expect, it } from '@jest/globals';
import { startSimulator } from '../testing/start-simulator.js';

it('tells of itself, to anybody', async () => {
  const { anonymous, github } = await startSimulator();
  const { status, body } = await anonymous.get('/meta');
  expect([status, body.verifiable_password_authentication]).toEqual([200, false]);
  expect(body.hooks).toContain('127.0.0.0/8');
  expect(body).not.toHaveProperty('installed_version');
  expect((await github.get('/meta')).status).toBe(200);
});

it('names its version as Enterprise Server', async () => {
  const { anonymous } = await startSimulator({ enterpriseServer: '3.19' });
  expect((await anonymous.get('/meta')).body.installed_version).toBe('3.19.0');
});

it('lists the versions of the API that it answers to', async () => {
  const { anonymous } = await startSimulator();
  const { body } = await anonymous.get('/versions');
  expect(body).toEqual(['2022-11-28', '2026-03-10']);
  for (const version of body) {
    expect((await anonymous.get('/versions', { 'x-github-api-version': version })).status).toBe(200);
  }
});

it('says the same at the same time', async () => {
  const { anonymous, simulator } = await startSimulator({ clock: () => Date.UTC(2026, 0, 31) });
  const { text, headers } = await anonymous.get('/zen');
  expect(headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect((await anonymous.get('/zen')).text).toBe(text);
  simulator.clock.advance('1s');
  expect((await anonymous.get('/zen')).text).not.toBe(text);
});

it.each(['/graphql', '/api/graphql'])('says that it does not model %s', async (path) => {
  const { github, simulator } = await startSimulator();
  const { status, body } = await github.post(path, { query: '{ viewer { login } }' });
  expect([status, body]).toEqual([
    501,
    {
      message: `The GitHub simulator does not model POST ${path}`,
      documentation_url: 'https://docs.github.com/rest',
      status: '501',
    },
  ]);
  expect(simulator.unhandled()).toMatchObject([{ method: 'POST', path, status: 501 }]);
});
