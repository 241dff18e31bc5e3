import { expect, it } from '@jest/globals';
import { startSimulator } from '../testing/start-simulator.js';

async function setup() {
  const started = await startSimulator();
  await started.github.post('/orgs/acme/repos', { name: 'demo' });
  const replace = (names: unknown) => started.github.put('/repos/acme/demo/topics', { names });
  return { ...started, replace };
}

it('sets topics anew, in small letters, each once', async () => {
  const { github, replace } = await setup();
  await replace(['first']);
  const { status, body } = await replace(['Octocat', 'atom', 'ATOM', '2-api']);
  expect([status, body]).toEqual([200, { names: ['octocat', 'atom', '2-api'] }]);
  expect((await github.get('/repos/acme/demo/topics')).body).toEqual(body);
  expect((await github.get('/repos/acme/demo')).body.topics).toEqual(body.names);
  expect((await replace([])).body).toEqual({ names: [] });
});

it.each([['-a'], ['a b'], ['a_b'], ['ä'], [''], ['x'.repeat(51)]])('refuses the topic %j', async (name) => {
  const { github, replace } = await setup();
  const { status, body } = await replace(['good', name]);
  expect(status).toBe(422);
  expect(body).toEqual({
    message: 'Validation Failed',
    errors: [
      'Topics must start with a lowercase letter or number, consist of 50 characters or less, and can include hyphens.',
    ],
    documentation_url: 'https://docs.github.com/rest/repos/repos#replace-all-repository-topics',
    status: '422',
  });
  expect((await github.get('/repos/acme/demo/topics')).body).toEqual({ names: [] });
});

it('takes twenty topics, not more', async () => {
  const { replace } = await setup();
  const names = (count: number) => Array.from({ length: count }, (_, index) => `topic-${index}`);
  expect((await replace(names(20))).status).toBe(200);
  const { status, body } = await replace(names(21));
  expect([status, body.errors]).toEqual([422, ['A repository cannot have more than 20 topics.']]);
});

it('needs a list of them', async () => {
  const { github } = await setup();
  const { status, body } = await github.put('/repos/acme/demo/topics', {});
  expect([status, body.message]).toEqual([422, 'Invalid request.\n\n"names" wasn\'t supplied.']);
});
