import { expect, it } from '@jest/globals';
import { rmSync } from 'node:fs';
import { createGitHubSimulator } from '../create-github-simulator.js';
import type { GitHubSimulatorOptions } from '../simulator-options.js';
import { appId, publicKey } from '../testing/app-key.js';
import { TestClient } from '../testing/test-client.js';
import { OwnFaults } from './own-faults.js';

/** A simulator whose repository may be taken from under it. */
async function setup(options: Partial<GitHubSimulatorOptions> = {}) {
  const simulator = await createGitHubSimulator({ app: { id: appId, publicKey }, organizations: ['acme'], ...options });
  const github = new TestClient(simulator.fetch, 'https://api.github.com', simulator.installationToken('acme'));
  await github.post('/orgs/acme/repos', { name: 'demo', auto_init: true });
  const crash = () => {
    const [repository] = simulator.repositories();
    rmSync(repository?.gitDirectory ?? '', { recursive: true });
    return github.post('/repos/acme/demo/git/blobs', { content: 'a' });
  };
  return { simulator, crash };
}

it.each(['off', 'throw'] as const)('tells of its own crashes when it is closed, with validate %s', async (validate) => {
  const { simulator, crash } = await setup({ validate });
  const { status, body } = await crash();
  expect([status, body.message]).toEqual([500, 'Server Error']);
  await expect(simulator.close()).rejects.toThrow('The GitHub simulator crashed in git/create-blob: Error: ENOENT');
});

it('keeps where a crash came from', () => {
  const faults = new OwnFaults();
  faults.addCrash('orgs/get', new TypeError('no'));
  faults.addCrash('orgs/get', 'nonsense');
  expect(() => faults.check()).toThrow(/crashed in orgs\/get: TypeError: no\n +at .*own-faults\.spec/);
  expect(() => faults.check()).toThrow(/crashed in orgs\/get: nonsense$/);
});

it('does not hold against itself that a client hung up', async () => {
  const { simulator } = await setup();
  const broken = () => new ReadableStream({ pull: (controller) => controller.error(new Error('hung up')) });
  for (const service of ['git-upload-pack', 'git-receive-pack']) {
    const request = new Request(`https://github.com/acme/demo.git/${service}`, {
      method: 'POST',
      body: broken(),
      headers: {
        authorization: `Basic ${btoa(`x-access-token:${simulator.installationToken('acme')}`)}`,
        'content-type': `application/x-${service}-request`,
      },
      duplex: 'half',
    });
    expect((await simulator.fetch(request)).status).not.toBe(500);
  }
  await simulator.close();
});

it('says how many more there were than it keeps', () => {
  const faults = new OwnFaults();
  for (let fault = 0; fault < 102; fault += 1) faults.add(`fault ${fault}`);
  expect(() => faults.check()).toThrow(/^fault 0\n[^]*fault 99\nand 2 more$/);
});

it('says nothing when there is nothing to say', () => {
  expect(() => new OwnFaults().check()).not.toThrow();
});
