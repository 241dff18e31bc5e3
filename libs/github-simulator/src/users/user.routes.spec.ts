import { expect, it } from '@jest/globals';
import { startSimulator } from '../testing/start-simulator.js';

const setup = () => startSimulator({ users: ['octocat', { login: 'ada', name: 'Ada Lovelace', installed: false }] });

it('shows people, organisations and the bot of the App', async () => {
  const { github, anonymous } = await setup();
  expect((await github.get('/users/OCTOCAT')).body).toMatchObject({ login: 'octocat', type: 'User', name: 'octocat' });
  expect((await anonymous.get('/users/ada')).body).toMatchObject({ login: 'ada', name: 'Ada Lovelace' });
  expect((await github.get('/users/acme')).body).toMatchObject({ login: 'acme', type: 'Organization' });
  const bot = { login: 'project-factory[bot]', type: 'Bot', html_url: 'https://github.com/apps/project-factory' };
  expect((await github.get('/users/project-factory%5Bbot%5D')).body).toMatchObject(bot);
  expect((await github.get('/users/project-factory[bot]')).body).toMatchObject(bot);
  expect((await github.get('/users/nobody')).body.message).toBe('Not Found');
});

it('counts what is public', async () => {
  const { github } = await setup();
  await github.post('/orgs/acme/repos', { name: 'one' });
  await github.post('/orgs/acme/repos', { name: 'two', private: true });
  expect((await github.get('/users/acme')).body.public_repos).toBe(1);
});

it('knows nobody who signed in', async () => {
  const { github, anonymous, app } = await setup();
  const ask = async (client: typeof github) => {
    const { status, body } = await client.get('/user');
    return [status, body.message];
  };
  expect(await ask(github)).toEqual([403, 'Resource not accessible by integration']);
  expect(await ask(app)).toEqual([401, 'Bad credentials']);
  expect(await ask(anonymous)).toEqual([401, 'Requires authentication']);
});

it('lets no installation create a repository for a person', async () => {
  const { github, mint, anonymous } = await setup();
  const octocat = anonymous.as(await mint({}, 'octocat'));
  for (const client of [github, octocat]) {
    const { status, body } = await client.post('/user/repos', { name: 'demo' });
    expect([status, body.message]).toEqual([403, 'Resource not accessible by integration']);
  }
  expect((await octocat.post('/orgs/octocat/repos', { name: 'demo' })).status).toBe(404);
});

it('finds the installation of a person, and of an organisation by the same way', async () => {
  const { app } = await setup();
  const { body } = await app.get('/users/octocat/installation');
  expect(body).toMatchObject({
    target_type: 'User',
    account: { login: 'octocat', type: 'User' },
    html_url: `https://github.com/settings/installations/${body.id}`,
  });
  expect((await app.get('/users/acme/installation')).body.target_type).toBe('Organization');
  expect((await app.get('/users/ada/installation')).status).toBe(404);
  expect((await app.get('/users/nobody/installation')).status).toBe(404);
  expect((await app.get('/orgs/octocat/installation')).status).toBe(404);
  expect((await app.get('/app/installations')).body).toHaveLength(2);
});

it('refuses two accounts of one name', async () => {
  await expect(startSimulator({ users: ['ACME'] })).rejects.toThrow('there are two accounts named ACME');
});
