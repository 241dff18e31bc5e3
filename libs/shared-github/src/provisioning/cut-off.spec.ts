import { expect, it } from '@jest/globals';
import { GitHubUnavailableError } from '../errors/github-unavailable.error.js';
import { ask } from '../testing/ask.js';
import { connect } from '../testing/connect.js';
import { PROJECT_FILE, readProjectFile } from './project-file.js';

const SPEC = { team: 'core' };
const SECRETS = { A: '1', B: '2', C: '3', D: '4', E: '5' };
const faults = [
  'connection-reset',
  'connection-reset-after-effect',
  'bad-gateway-after-effect',
  'timeout-after-effect',
] as const;
const requests = ['create', 'file', 'key', 'secret 1', 'secret 2', 'secret 3', 'secret 4', 'secret 5'];
const table = requests.flatMap((request, after) => faults.map((fault) => ({ request, fault, after })));

async function setup() {
  const connection = await connect({ client: { requestTimeoutMs: 400 } });
  const { client, simulator } = connection;
  const begunAt = new Date();
  const provision = () => client.provisionRepo('shop', 'A shop', SPEC, SECRETS, { id: 'p-1', begunAt });
  const state = async () => ({
    spec: readProjectFile((await client.getFile('shop', PROJECT_FILE)).content).spec,
    commits: (await ask<unknown[]>(simulator, 'GET /repos/acme/shop/commits')).length,
    secrets: Object.fromEntries(Object.keys(SECRETS).map((name) => [name, simulator.secret('acme', 'shop', name)])),
    repositories: simulator.repositories().length,
  });
  await client.getOrgToken();
  return { ...connection, provision, state };
}

it.each(table)('ends in the same state after a $fault of the $request request', async ({ fault, after }) => {
  const { provision, state, simulator } = await setup();
  const struck = simulator.faults.add({ operation: '*', fault, after });
  await provision();
  expect(struck.hits).toBe(1);
  await provision();
  expect(await state()).toEqual({ spec: SPEC, commits: 1, secrets: SECRETS, repositories: 1 });
  simulator.assertBehaviour();
});

it.each(table)('ends in the same state when $request and all after it failed with $fault', async ({ fault, after }) => {
  const { provision, state, simulator } = await setup();
  const outage = simulator.faults.add({ operation: '*', fault: 'connection-reset', after: after + 1, times: Infinity });
  const first = simulator.faults.add({ operation: '*', fault, after });
  await provision().catch((error: unknown) => expect(error).toBeInstanceOf(GitHubUnavailableError));
  outage.remove();
  first.remove();
  await provision();
  expect(await state()).toEqual({ spec: SPEC, commits: 1, secrets: SECRETS, repositories: 1 });
  simulator.assertBehaviour();
});
