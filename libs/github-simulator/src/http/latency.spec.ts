import { expect, it } from '@jest/globals';
import { createGitHubSimulator } from '../create-github-simulator.js';
import { appId, publicKey } from '../testing/app-key.js';
import { TestClient } from '../testing/test-client.js';

async function setup(latencyMs: number) {
  const simulator = await createGitHubSimulator({ app: { id: appId, publicKey }, organizations: ['acme'], latencyMs });
  const token = simulator.installationToken('acme');
  return { simulator, github: new TestClient(simulator.fetch, 'https://api.github.com', token) };
}

it('takes its time for every answer, errors and all', async () => {
  const { simulator, github } = await setup(20);
  for (const path of ['/orgs/acme', '/repos/acme/nothing', '/nothing']) {
    const startedAt = performance.now();
    await github.get(path);
    expect(performance.now() - startedAt).toBeGreaterThan(18);
  }
  await simulator.close();
});

it('has done what was asked before it answers', async () => {
  const { simulator, github } = await setup(3_600_000);
  const answer = github.post('/orgs/acme/repos', { name: 'demo' });
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(simulator.repositories()).toHaveLength(1);
  await simulator.close();
  expect((await answer).status).toBe(201);
});
