import { expect, it } from '@jest/globals';
import { temporaryDirectory } from '../testing/git.js';
import { startSimulator } from '../testing/start-simulator.js';
import type { Json } from '../testing/test-client.js';

/** An organisation with two private and one public repository, of which the installation was given one. */
async function setup(repositories: readonly string[] = ['Chosen']) {
  const directory = temporaryDirectory();
  const { github } = await startSimulator({ directory });
  for (const name of ['chosen', 'closed']) await github.post('/orgs/acme/repos', { name, private: true });
  await github.post('/orgs/acme/repos', { name: 'open' });
  const restart = () => startSimulator({ directory, organizations: [{ login: 'acme', repositories }] });
  return { ...(await restart()), restart };
}

const namesOf = (bodies: Json[]) => bodies.map(({ name }: { name: string }) => name).sort();

it('shows an installation what was chosen, and what is public', async () => {
  const { github } = await setup();
  expect((await github.get('/repos/acme/chosen')).body.permissions.admin).toBe(true);
  expect((await github.get('/repos/acme/closed')).status).toBe(404);
  expect((await github.get('/repos/acme/open')).body.permissions.admin).toBe(false);
  expect((await github.put('/repos/acme/open/topics', { names: [] })).status).toBe(403);
  const { body } = await github.get('/installation/repositories');
  expect([body.repository_selection, namesOf(body.repositories)]).toEqual(['selected', ['chosen']]);
  expect(namesOf((await github.get('/orgs/acme/repos')).body)).toEqual(['chosen', 'open']);
});

it('issues tokens for no more than that', async () => {
  const { app, github } = await setup();
  const { body: installation } = await app.get('/orgs/acme/installation');
  expect(installation.repository_selection).toBe('selected');
  const ask = (body: Json) => app.post(`/app/installations/${installation.id}/access_tokens`, body);
  expect((await ask({})).body).not.toHaveProperty('repositories');
  expect((await ask({})).body.repository_selection).toBe('selected');
  expect((await ask({ repositories: ['chosen'] })).status).toBe(201);
  const { id } = (await github.get('/repos/acme/open')).body;
  for (const wish of [{ repositories: ['chosen', 'closed'] }, { repository_ids: [id] }]) {
    const { status, body } = await ask(wish);
    expect(status).toBe(422);
    expect(body.message).toBe(
      'There is at least one repository that does not exist or is not accessible to the parent installation.',
    );
  }
});

it('finds the installation of what was chosen only', async () => {
  const { app } = await setup();
  expect((await app.get('/repos/acme/chosen/installation')).status).toBe(200);
  expect((await app.get('/repos/acme/closed/installation')).status).toBe(404);
});

it('adds what the installation makes, over a restart too', async () => {
  const { github, restart } = await setup();
  await github.post('/orgs/acme/repos', { name: 'made', private: true, auto_init: true, is_template: true });
  await github.post('/repos/acme/made/generate', { name: 'generated', private: true });
  const { github: again } = await restart();
  const { body } = await again.get('/installation/repositories');
  expect(namesOf(body.repositories)).toEqual(['chosen', 'generated', 'made']);
});

it('keeps what was chosen under another name', async () => {
  const { github, restart } = await setup();
  await github.send('PATCH', '/repos/acme/chosen', { body: { name: 'renamed' } });
  const { github: again } = await restart();
  expect((await again.get('/repos/acme/renamed')).status).toBe(200);
});

it('may be given nothing at all', async () => {
  const { github } = await setup([]);
  expect((await github.get('/installation/repositories')).body).toMatchObject({ total_count: 0 });
});
