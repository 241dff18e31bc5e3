import { expect, it } from '@jest/globals';
import { git, temporaryDirectory } from '../testing/git.js';
import { startSimulator } from '../testing/start-simulator.js';

const opaque = /^ghs_[A-Za-z0-9]{36}$/;
const stateless = /^ghs_4711_[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/;

it('gives tokens the newer shape when told to', async () => {
  const { token, simulator, github } = await startSimulator({ tokenFormat: 'jwt' });
  expect(token).toMatch(stateless);
  expect(token.length).toBeGreaterThan(480);
  expect(token.length).toBeLessThan(560);
  expect(simulator.installationToken('acme')).toMatch(stateless);
  expect((await github.get('/installation/repositories')).status).toBe(200);
  expect((await github.delete('/installation/token')).status).toBe(204);
  expect((await github.get('/installation/repositories')).body.message).toBe('Bad credentials');
});

it('takes nobody at the word of such a token', async () => {
  const { token, anonymous } = await startSimulator({ tokenFormat: 'jwt' });
  const forged = `${token.slice(0, -4)}AAAA`;
  expect((await anonymous.as(forged).get('/installation/repositories')).body.message).toBe('Bad credentials');
});

it('lets a request choose the shape', async () => {
  const { app } = await startSimulator();
  const { body: installation } = await app.get('/orgs/acme/installation');
  const mint = async (wish: string) => {
    const headers = { 'x-github-stateless-s2s-token': wish };
    return (await app.post(`/app/installations/${installation.id}/access_tokens`, {}, headers)).body.token;
  };
  expect(await mint('enabled')).toMatch(stateless);
  expect(await mint('disabled')).toMatch(opaque);
  expect(await mint('whatever')).toMatch(opaque);
});

it('lets git in with either', async () => {
  const { token, simulator, github } = await startSimulator({ tokenFormat: 'jwt' });
  await github.post('/orgs/acme/repos', { name: 'demo', private: true, auto_init: true });
  const { url } = await simulator.listen();
  const remote = `${url.replace('//', `//x-access-token:${token}@`)}/acme/demo.git`;
  expect((await git(temporaryDirectory(), 'clone', remote)).code).toBe(0);
});
